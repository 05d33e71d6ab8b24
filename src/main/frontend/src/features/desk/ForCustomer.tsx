import type { Phase } from '../../shared/api/schema';
import MessagesWanted from './MessagesWanted';
import { Satisfaction } from './Satisfaction';
import { StatusLink } from './StatusLink';

interface Props {
  reference: string;
  customer: string | undefined;
  email: string | undefined;
  closed: boolean;
  phases: Phase[];
}

/** What the customer gets of the case without talking to anybody, and what they think of it afterwards. */
export default function ForCustomer({ reference, customer, email, closed, phases }: Props) {
  return (
    <>
      {customer && <MessagesWanted customer={customer} />}
      <StatusLink reference={reference} email={email} />
      <Satisfaction reference={reference} closed={closed} phases={phases} />
    </>
  );
}
