// A case from start to end over two nodes, as people work on it over HTTP Basic.
import { randomUUID } from 'node:crypto';
import { until } from './machine.mjs';

const CUSTOMER = { id: 'C-7001', name: 'Eva Jansen', email: 'eva@example.org', phone: '+31 20 555 0101', language: 'nl' };

export const CLAIM = {
  process: 'insurance-claim',
  by: 'cem',
  start: {
    policyNumber: 'P-2001',
    lossType: 'motor',
    lossDate: '2026-05-01',
    estimatedAmount: 12000,
    injury: false,
    description: 'A tree fell on the car.',
    iban: 'NL91ABNA0417164300',
  },
  work: [
    ['Task_CheckDocuments', 'anna', { documentsResult: 'complete', documents: 'damage-photos,repair-estimate' }],
    ['Task_AssessDamage', 'anna', { assessment: 'settle', settlementAmount: 9000 }],
    ['Task_ApproveSettlement', 'berta', { settlementApproval: 'approve' }],
  ],
  outcome: 'paid',
};

export const LOAN = {
  process: 'loan-application',
  by: 'carla',
  start: { amount: 60000, termMonths: 60, purpose: 'car', monthlyIncome: 6000, employment: 'permanent' },
  work: [
    [
      'Task_CompleteApplication',
      'carla',
      {
        amount: 60000,
        termMonths: 60,
        monthlyIncome: 6000,
        employment: 'permanent',
        iban: 'NL91ABNA0417164300',
        applicationResult: 'complete',
      },
    ],
    ['Task_AssessApplication', 'bruno', { assessment: 'approve' }],
    ['Task_ApproveLoan', 'berta', { approval: 'approve' }],
    ['Task_FollowUpOffer', 'carla', { offerAnswer: 'accepted' }],
    ['Task_CheckReturnedDocuments', 'bruno', { documentsResult: 'complete' }],
  ],
  outcome: 'paid-out',
};

/** Calls a node as a person of the demo. */
export async function call(node, person, method, path, body, headers = {}) {
  const answer = await fetch(node.address + path, {
    method,
    headers: {
      Authorization: `Basic ${Buffer.from(`${person}:${person}`).toString('base64')}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await answer.text();
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: answer.status, json, text };
}

export async function startCase(node, journey, key = randomUUID()) {
  const body = { process: journey.process, channel: 'phone', customer: CUSTOMER, variables: journey.start };
  const answer = await call(node, journey.by, 'POST', '/api/cases', body, { 'Idempotency-Key': key });
  if (answer.status !== 201 && answer.status !== 200) {
    throw new Error(`start: ${answer.status} ${answer.text}`);
  }
  return { status: answer.status, reference: answer.json.reference };
}

export async function theCase(node, reference) {
  return (await call(node, 'sven', 'GET', `/api/cases/${reference}`)).json;
}

/** The open work item of a step, when the machines have come that far. */
export function itemAt(node, reference, step, seconds = 60) {
  return until(`${reference} is at ${step}`, seconds, async () => {
    const found = (await theCase(node, reference)).steps.find((each) => each.element === step && each.workItemId);
    return found?.workItemId;
  });
}

export function complete(node, person, item, data) {
  return call(node, person, 'POST', `/api/work/${item}/complete`, { data });
}

export function closed(node, reference, seconds = 60) {
  return until(`${reference} is closed`, seconds, async () => {
    const now = await theCase(node, reference);
    return now.state === 'closed' ? now : undefined;
  });
}

/** Listens to a node's live updates; `hears` waits for the first one that names an id. */
export async function listen(node, person) {
  const stop = new AbortController();
  const answer = await fetch(`${node.address}/api/events`, {
    headers: {
      Authorization: `Basic ${Buffer.from(`${person}:${person}`).toString('base64')}`,
      Accept: 'text/event-stream',
    },
    signal: stop.signal,
  });
  const ids = new Set();
  const reading = (async () => {
    let text = '';
    for await (const bytes of answer.body) {
      text += Buffer.from(bytes).toString('utf8');
      const lines = text.split('\n');
      text = lines.pop();
      lines
        .filter((line) => line.startsWith('data:'))
        .forEach((line) => JSON.parse(line.slice(5)).ids.forEach((id) => ids.add(id)));
    }
  })().catch(() => undefined);
  return {
    status: answer.status,
    hears: (id, seconds) => until(`${node.name} tells of ${id}`, seconds, () => ids.has(id)),
    async close() {
      stop.abort();
      await reading;
    },
  };
}
