package dev.greenroom.connectors;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What people and customers answer at each step, at random; never an answer that a form or the checklist refuses. */
final class RandomAnswers {

    private static final String ACCOUNT = "{\"iban\": \"NL91ABNA0417164300\"}";
    private static final String APPLICATION =
            "\"amount\": 12000.01, \"termMonths\": 48, \"monthlyIncome\": 3200, \"employment\": \"permanent\"";
    private static final String PAPERS = "damage-photos,repair-estimate,police-report,medical-report,booking-receipt";

    private static final Map<String, List<String>> ANSWERS = Map.ofEntries(
            Map.entry(
                    "insurance-claim/Task_CheckDocuments",
                    List.of(
                            "{\"documentsResult\": \"complete\", \"documents\": \"" + PAPERS + "\"}",
                            "{\"documentsResult\": \"complete\", \"documents\": \"" + PAPERS + "\"}",
                            "{\"documentsResult\": \"suspicious\", \"documents\": \"" + PAPERS + "\"}",
                            "{\"documentsResult\": \"missing\", \"missingDocuments\": \"Police report\"}")),
            Map.entry(
                    "insurance-claim/Task_InvestigateFraud",
                    List.of(
                            "{\"fraudResult\": \"clean\"}",
                            "{\"fraudResult\": \"fraud\", \"denialReason\": \"The damage is older.\"}")),
            Map.entry(
                    "insurance-claim/Task_AssessDamage",
                    List.of(
                            "{\"assessment\": \"settle\", \"settlementAmount\": 1234.56}",
                            "{\"assessment\": \"settle\", \"settlementAmount\": 12345.67}",
                            "{\"assessment\": \"deny\", \"denialReason\": \"Not covered.\"}",
                            "{\"assessment\": \"return\", \"returnCause\": \"wrong-data\"}")),
            Map.entry(
                    "insurance-claim/Task_ReviewLiability",
                    List.of(
                            "{\"liability\": \"covered\"}",
                            "{\"liability\": \"covered\"}",
                            "{\"liability\": \"not-covered\", \"denialReason\": \"Not covered.\"}",
                            "{\"liability\": \"return\", \"returnCause\": \"missing-document\"}")),
            Map.entry(
                    "insurance-claim/Task_ApproveSettlement",
                    List.of(
                            "{\"settlementApproval\": \"approve\"}",
                            "{\"settlementApproval\": \"approve\"}",
                            "{\"settlementApproval\": \"deny\", \"denialReason\": \"Too high.\"}",
                            "{\"settlementApproval\": \"return\", \"returnCause\": \"wrong-decision\"}")),
            Map.entry(
                    "insurance-claim/Task_ExplainDenial",
                    List.of(
                            "{\"denialReason\": \"Not covered.\", \"denialAnswer\": \"explained\"}",
                            "{\"denialReason\": \"Not covered.\", \"denialAnswer\": \"explained\"}",
                            "{\"denialReason\": \"Not covered.\", \"denialAnswer\": \"objection\"}")),
            Map.entry(
                    "refund-request/Task_ReviewRefund",
                    List.of(
                            "{\"reviewResult\": \"approve\"}",
                            "{\"reviewResult\": \"approve\"}",
                            "{\"reviewResult\": \"reject\", \"rejectionReason\": \"Worn.\"}",
                            "{\"reviewResult\": \"return\", \"returnCause\": \"wrong-data\"}")),
            Map.entry(
                    "refund-request/Task_ApproveRefund",
                    List.of(
                            "{\"refundApproval\": \"approve\"}",
                            "{\"refundApproval\": \"approve\"}",
                            "{\"refundApproval\": \"reject\", \"rejectionReason\": \"Too late.\"}",
                            "{\"refundApproval\": \"return\", \"returnCause\": \"wrong-decision\"}")),
            Map.entry(
                    "refund-request/Task_ExplainRejection",
                    List.of(
                            "{\"rejectionReason\": \"Too late.\", \"rejectionAnswer\": \"explained\"}",
                            "{\"rejectionReason\": \"Too late.\", \"rejectionAnswer\": \"objection\"}")),
            Map.entry("loan-application/Task_AssessLead", List.of("{\"leadResult\": \"qualified\"}")),
            Map.entry(
                    "loan-application/Task_CompleteApplication",
                    List.of(
                            "{" + APPLICATION
                                    + ", \"iban\": \"NL91ABNA0417164300\", \"applicationResult\": \"complete\"}",
                            "{" + APPLICATION + ", \"applicationResult\": \"cancelled\"}")),
            Map.entry(
                    "loan-application/Task_AssessApplication",
                    List.of("{\"assessment\": \"approve\"}", "{\"assessment\": \"decline\"}")),
            Map.entry(
                    "loan-application/Task_InvestigateFraud",
                    List.of("{\"fraudResult\": \"clean\"}", "{\"fraudResult\": \"fraud\"}")),
            Map.entry(
                    "loan-application/Task_ApproveLoan",
                    List.of("{\"approval\": \"approve\"}", "{\"approval\": \"decline\"}")),
            Map.entry(
                    "loan-application/Task_FollowUpOffer",
                    List.of(
                            "{\"offerAnswer\": \"accepted\"}",
                            "{\"offerAnswer\": \"declined\"}",
                            "{\"offerAnswer\": \"another-offer\"}")),
            Map.entry(
                    "loan-application/Task_CheckReturnedDocuments",
                    List.of(
                            "{\"documentsResult\": \"complete\"}",
                            "{\"documentsResult\": \"complete\"}",
                            "{\"documentsResult\": \"missing\", \"missingDocuments\": \"Payslip\"}",
                            "{\"documentsResult\": \"suspicious\"}")),
            Map.entry(
                    "loan-application/Task_RequestDocuments",
                    List.of(
                            "{\"documentsAnswer\": \"received\", \"documents\": \"Payslip\"}",
                            "{\"documentsAnswer\": \"cancelled\"}")),
            Map.entry("order-fulfilment/Task_AgreeBackorder", List.of("{\"accepted\": true}", "{\"accepted\": false}")),
            Map.entry(
                    "order-fulfilment/Task_PackOrder",
                    List.of(
                            "{\"packResult\": \"packed\"}",
                            "{\"packResult\": \"packed\"}",
                            "{\"packResult\": \"packed\"}",
                            "{\"packResult\": \"return\", \"returnCause\": \"wrong-data\"}")),
            Map.entry(
                    "order-fulfilment/Task_ChaseCarrier",
                    List.of("{\"carrierAnswer\": \"on-its-way\"}", "{\"carrierAnswer\": \"lost\"}")));

    /** By step where a case waits for somebody outside: a message, and what is in it. */
    private static final Map<String, List<Message>> MESSAGES = Map.of(
            "Task_AwaitDocuments", List.of(new Message("documents-received", "{\"documents\": \"" + PAPERS + "\"}")),
            "Task_AwaitGoods", List.of(new Message("goods-received", "{}")),
            "Task_AgreeBackorder", List.of(new Message("backorder-answered", "{\"accepted\": true}")),
            "Task_FollowUpOffer", List.of(new Message("offer-answered", "{\"accepted\": true}")),
            "Task_AwaitDelivery",
                    List.of(
                            new Message("delivered", "{}"),
                            new Message("delivered", "{}"),
                            new Message("returned", "{}")));

    private final Random random;

    RandomAnswers(Random random) {
        this.random = random;
    }

    /** A message from outside. */
    record Message(String name, String variables) {}

    String to(String process, String step, LocalDate today) {
        if (step.equals("Task_CorrectBankDetails")) {
            return ACCOUNT;
        }
        if (step.equals("Task_ClarifyRequest")) {
            return """
                   {"orderNumber": "S-1", "amount": 49.95, "reason": "damaged", "purchaseDate": "%s",
                    "goodsExpected": false}"""
                    .formatted(today.minusDays(5));
        }
        return one(ANSWERS.getOrDefault(process + "/" + step, List.of("{}")));
    }

    List<Message> messages(String step) {
        return MESSAGES.getOrDefault(step, List.of());
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
