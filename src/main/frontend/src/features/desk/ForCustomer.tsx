import type { Phase } from '../../shared/api/schema';
import { Satisfaction } from './Satisfaction';
import { StatusLink } from './StatusLink';

interface Props {
  reference: string;
  email: string | undefined;
  closed: boolean;
  phases: Phase[];
}

/** What the customer gets of the case without talking to anybody, and what they think of it afterwards. */
export default function ForCustomer({ reference, email, closed, phases }: Props) {
  return (
    <>
      <StatusLink reference={reference} email={email} />
      {closed && <Satisfaction reference={reference} phases={phases} />}
    </>
  );
}
