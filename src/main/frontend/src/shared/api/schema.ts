/** The words of the contract as the screens use them; the types themselves are made from `openapi.json`. */
import type { components } from './openapi';

type Schemas = components['schemas'];

export type Instant = string;
export type Fields = Record<string, unknown>;

/** A form-js schema; only `shared/forms` looks inside. */
export type FormSchema = Record<string, unknown>;

/** The SLA clock: `remainingSeconds` counts on the level's own clock, and only while `running`. */
export type Sla = Schemas['SlaClock'];
export type ClockUnit = NonNullable<Sla['unit']>;
export type SlaState = Sla['state'];

export type Customer = Schemas['Customer'];
export type Person = Schemas['Person'];
export type Session = Schemas['Session'];

export const workViews = [
  'mine',
  'team',
  'all',
  'at-risk',
  'parked',
  'told',
  'done-today',
] as const;
export type WorkView = (typeof workViews)[number];

export type WorkItem = Schemas['WorkItem'];
export type WorkTask = Schemas['WorkItemWithForm'];
export type NextWorkItem = Schemas['NextWorkItem'];
export type WorkPage = Schemas['WorkPage'];
/** A list that somebody named. */
export type SavedView = Schemas['SavedView'];
export type NewView = Schemas['NewView'];
export type Draft = Schemas['Draft'];
export type SavedDraft = Schemas['DraftSaved'];
/** What one field holds here and in the draft that was saved elsewhere. */
export interface DraftConflict {
  field: string;
  yours?: unknown;
  saved?: unknown;
}

export type OfferedWork = Schemas['WorkOffer'];
export type PresenceState = Schemas['MyPresence']['state'];
export type PresenceRow = Schemas['PersonPresence'];

export type Choice = Schemas['Choice'];
export type ReturnCause = Schemas['Return']['cause'];

export type Phase = Schemas['PhaseAnswer'];
export type CaseDocument = Schemas['CaseDocument'];
export type CaseStep = Schemas['CaseStep'];
export type CaseSummary = Schemas['CaseRow'];
/** A case's own clock; amounts are in its unit, and used + remaining = target. */
export type CaseClock = Schemas['CaseClock'];
export type CaseDetail = Schemas['Case'];
export type StuckStep = Schemas['Stuck'];
export type StuckField = Schemas['StuckField'];
export type MissingItem = Schemas['Missing'];
export type NewCase = Schemas['NewCase'];
export type TimelineEntry = Schemas['TimelineItem'];

export type Process = Schemas['ProcessAnswer'];
export type ProcessMessage = Schemas['MessageLabel'];

/** A wrong entry; `label` where the server knows a name that people read. */
export type FieldError = Schemas['FieldProblem'] & { label?: string };

/** RFC 9457 problem details, with what some refusals add. */
export type ProblemBody = Partial<Schemas['Problem']> & {
  status: number;
  claimedBy?: string;
  claimedByName?: string;
  takenByName?: string;
  claimedAt?: Instant;
  version?: number;
  savedAt?: Instant;
  fields?: DraftConflict[];
  requestId?: string;
  expectedCount?: number;
  count?: number;
};

export type Calendar = Schemas['Calendar'];
export type CalendarForm = Schemas['CalendarForm'];
export type CalendarException = Schemas['CalendarException'];
export type HolidayRule = Schemas['HolidayRule'];
export type ExampleAsk = Schemas['WorkedExampleRequest'];
export type WorkedExample = Schemas['WorkedExample'];
export type Moves = Schemas['Moves'];
export type CalendarYear = Schemas['CalendarYear'];
export type CalendarDay = Schemas['CalendarDay'];

/** One line of the service-level table. */
export type ServiceLevel = Schemas['ServiceLevel'];
export type ServiceLevelName = Schemas['ServiceLevelName'];
export type ServiceLevels = Schemas['ServiceLevels'];
export type ServiceLevelPreview = Schemas['ServiceLevelPreview'];
export type Recomputation = Schemas['Recomputation'];

/** Whose a case's time was. */
export type TimeSplit = Schemas['TimeSplit'];
export type PromiseEntry = Schemas['PromiseEntry'];

/** A case in a list of the desk. */
export type DeskCase = Schemas['DeskCase'];
export type DeskSearchAnswer = Schemas['DeskSearch'];
/** A case for somebody who has its customer on the line. */
export type DeskAnswer = Schemas['DeskAnswer'];
/** All cases of a customer as one way through time. */
export type CustomerJourney = Schemas['CustomerJourney'];
export type CustomerMoment = Schemas['CustomerMoment'];
/** What customers ask about, by process and step. */
export type ContactCauses = Schemas['ContactCauses'];
export type ContactCausesRow = Schemas['ContactCausesRow'];
export type ContactWeek = Schemas['ContactWeek'];
export type ContactCostChange = Schemas['ContactCostChange'];
export type ContactVolume = Schemas['ContactVolume'];
export type SavingsOutlook = Schemas['SavingsOutlook'];
export type CallsToMake = Schemas['CallsToMake'];
export type CallToMake = Schemas['CallToMake'];
export type TalkingPoint = Schemas['TalkingPoint'];
export type CallOutcome = Schemas['CallOutcome'];
export type NewContact = Schemas['NewContact'];
export type NewNudge = Schemas['NewNudge'];
/** What the desk asked of who has a case. */
export type DeskQuestion = Schemas['DeskQuestion'];
export type Satisfaction = Schemas['Satisfaction'];
export type NewSatisfaction = Schemas['NewSatisfaction'];

export type StaffPerson = Schemas['StaffPerson'];
export type StaffChange = Schemas['StaffPersonChange'];

/** One rule of the ranking. */
export type RankingRule = Schemas['RankingRule'];
export type RankingRules = Schemas['RankingRules'];
export type RankingOutlook = Schemas['RankingOutlook'];
