import { Satisfaction } from './Satisfaction';
import { StatusLink } from './StatusLink';

interface Props {
  reference: string;
  email: string | undefined;
  closed: boolean;
}

/** What the customer gets of the case without talking to anybody, and what they think of it afterwards. */
export default function ForCustomer({ reference, email, closed }: Props) {
  return (
    <>
      <StatusLink reference={reference} email={email} />
      {closed && <Satisfaction reference={reference} />}
    </>
  );
}
