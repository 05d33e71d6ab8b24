package dev.greenroom.connectors;

/** The real document system, as {@code documents.md} describes it. */
record HttpDocuments(HttpEndpoint endpoint) implements Documents {

    @Override
    public Offer generateOffer(Request request, String key) {
        return endpoint.post("offers", request, key, Offer.class);
    }

    @Override
    public Reminder sendReminder(ReminderRequest request, String key) {
        return endpoint.post("reminders", request, key, Reminder.class);
    }
}
