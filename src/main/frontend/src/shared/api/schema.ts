/** What the service says, by hand until it is generated from the checked-in OpenAPI document. */

export type Instant = string;

export type SlaState = 'on-track' | 'at-risk' | 'late' | 'paused' | 'met' | 'none';

/** The SLA clock: `remainingSeconds` counts on the level's own clock, and only while `running`. */
export interface Sla {
  state: SlaState;
  dueAt?: Instant | null;
  warnAt?: Instant | null;
  remainingSeconds?: number | null;
  running?: boolean;
  nextChangeAt?: Instant | null;
  pausedSince?: Instant | null;
}

export interface Customer {
  id?: string | null;
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  postcode?: string | null;
  tier?: string | null;
  language?: string | null;
}

export type Fields = Record<string, unknown>;

export interface Person {
  name: string;
  displayName: string;
  roles: string[];
  groups: string[];
}

export interface Session {
  user: Person;
  demo: boolean;
}

export interface Personas {
  items: Person[];
}

export const workViews = ['mine', 'team', 'all', 'at-risk', 'done-today'] as const;
export type WorkView = (typeof workViews)[number];

export interface WorkItem {
  id: string;
  title: string;
  caseReference: string;
  process: string;
  processName?: string | null;
  step: string;
  customer?: { id?: string | null; name?: string | null } | null;
  groups: string[];
  assignee?: string | null;
  assigneeName?: string | null;
  assignedAt?: Instant | null;
  doneAt?: Instant | null;
  doneBy?: string | null;
  state?: 'open' | 'completed' | 'cancelled';
  priority: number;
  createdAt: Instant;
  sla: Sla;
  fields: Fields;
}

export interface Page<Item> {
  items: Item[];
  next?: string | null;
  prev?: string | null;
  count?: number | null;
  countIsExact?: boolean;
  serverNow: Instant;
}

export interface Count {
  count: number;
  countIsExact: boolean;
}

export interface WorkCounts {
  counts: Partial<Record<WorkView, Count>>;
  serverNow: Instant;
}

/** A form-js schema; only `shared/forms` looks inside. */
export interface FormSchema {
  type: string;
  components: unknown[];
  [key: string]: unknown;
}

export interface Draft {
  data: Fields;
  savedAt: Instant;
  version: number;
}

export interface WorkTask extends WorkItem {
  form?: FormSchema | null;
  data?: Fields | null;
  draft?: Draft | null;
  serverNow: Instant;
}

export interface SavedDraft {
  savedAt: Instant;
  version: number;
}

export interface Phase {
  id: string;
  label: string;
  state?: 'done' | 'current' | 'open';
}

export type WaitingFor = 'us' | 'customer' | 'third-party';

export interface CaseStep {
  element: string;
  label: string;
  since: Instant;
  waitingFor?: WaitingFor | null;
  assignee?: string | null;
  assigneeName?: string | null;
  workItemId?: string | null;
}

export interface CaseSummary {
  reference: string;
  process: string;
  title?: string | null;
  state: 'open' | 'closed';
  outcome?: string | null;
  outcomeLabel?: string | null;
  phase?: string | null;
  phaseLabel?: string | null;
  customer: Customer;
  openedAt: Instant;
  closedAt?: Instant | null;
  waitingFor?: WaitingFor | null;
  sentence?: string | null;
  sla?: Sla | null;
}

export interface CaseDetail extends CaseSummary {
  processVersion?: number | string | null;
  phases?: Phase[];
  steps: CaseStep[];
  promise?: { date: string; movedFrom?: string | null; reason?: string | null } | null;
  variables: Fields;
  serverNow: Instant;
}

export interface TimelineEntry {
  id: string;
  at: Instant;
  kind: string;
  text: string;
  actor?: string | null;
  element?: string | null;
}

export interface Timeline {
  items: TimelineEntry[];
  next?: string | null;
}

export interface Position {
  processDefinitionId: string;
  active: { element: string; since: Instant }[];
  completed: (string | { element: string })[];
}

export interface ProcessMessage {
  name: string;
  label: string;
  form?: FormSchema | null;
}

export interface Process {
  process: string;
  name: string;
  version: number;
  definitionId: string;
  startForm?: FormSchema | null;
  phases: { id: string; label: string }[];
  messages: ProcessMessage[];
  steps: { element: string; label: string }[];
}

export interface Processes {
  items: Process[];
}

export interface FieldError {
  field: string;
  message: string;
}

/** RFC 9457 problem details. */
export interface ProblemBody {
  status: number;
  code?: string;
  title?: string;
  detail?: string;
  errors?: FieldError[];
  claimedBy?: string;
  claimedByName?: string;
  claimedAt?: Instant;
  instance?: string;
  requestId?: string;
}
