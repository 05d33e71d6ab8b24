import type { FieldError, Fields, FormSchema } from '../api/schema';

/** The parts of a form-js component that the screens look at. */
export interface FormComponent {
  id: string;
  key?: string;
  type: string;
  label?: string;
  required: boolean;
  disabled: boolean;
  date: boolean;
  /** What each value of a choice is called. */
  options: Map<string, string>;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** How a form asks for a date such as 2026-05-31. */
const isoDate = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

function optionsOf(values: unknown): Map<string, string> {
  const options = (Array.isArray(values) ? values : []).map(record);
  return new Map(options.map(({ value, label }) => [String(value), text(label) ?? String(value)]));
}

/** How the forms of a process call its data, and the values of its choices. */
export function wordsOf(
  schemas: FormSchema[],
): Map<string, Pick<FormComponent, 'label' | 'options'>> {
  const components = schemas.flatMap(componentsOf).filter(({ key, label }) => key && label);
  return new Map(components.reverse().map((component) => [component.key ?? '', component]));
}

/** All components of a form in the order they are shown, groups opened. */
export function componentsOf(schema: FormSchema): FormComponent[] {
  const walk = (components: unknown): FormComponent[] =>
    (Array.isArray(components) ? components : []).flatMap((raw) => {
      const one = record(raw);
      const key = text(one.key);
      const label = text(one.label);
      const component: FormComponent = {
        id: text(one.id) ?? key ?? '',
        type: text(one.type) ?? '',
        required: record(one.validate).required === true,
        disabled: one.disabled === true || one.readonly === true,
        date: record(one.validate).pattern === isoDate,
        options: optionsOf(one.values),
        ...(key ? { key } : {}),
        ...(label ? { label } : {}),
      };
      return [component, ...walk(one.components)];
    });
  return walk(schema.components);
}

/** form-js keeps what it is not given an id for under an id of its own: give every component one. */
export function withIds(schema: FormSchema): FormSchema {
  const walk = (components: unknown[], path: string): unknown[] =>
    components.map((raw, index) => {
      const one = record(raw);
      const id = text(one.id) ?? `${path}_${index}`;
      return Array.isArray(one.components)
        ? { ...one, id, components: walk(one.components, id) }
        : { ...one, id };
    });
  return {
    ...schema,
    components: walk(Array.isArray(schema.components) ? schema.components : [], 'Field'),
  };
}

/** The text fields that hold a date, as their patterns say. */
export function datesOf(schema: FormSchema): string[] {
  return componentsOf(schema)
    .filter(({ date }) => date)
    .map(({ id }) => id);
}

const prefilledFields = 'prefilledFields';

/** Says at each field that a robot filled in, in words, that it did; the list of their names itself is not shown. */
export function withPrefilled(schema: FormSchema, data: Fields, words: string): FormSchema {
  const told = data[prefilledFields];
  const names = typeof told === 'string' ? told.split(',').map((name) => name.trim()) : [];
  const walk = (components: unknown[]): unknown[] =>
    components.map(record).flatMap((one) => {
      if (one.key === prefilledFields) return [];
      const inner = Array.isArray(one.components) ? { components: walk(one.components) } : {};
      if (!names.includes(text(one.key) ?? '')) return [{ ...one, ...inner }];
      const description = [words, text(one.description)].filter(Boolean).join(' ');
      return [{ ...one, ...inner, description }];
    });
  return { ...schema, components: walk(Array.isArray(schema.components) ? schema.components : []) };
}

const isInput = ({ key, disabled }: FormComponent) => key !== undefined && !disabled;
const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || value === false;

/** Where to begin: the first required field that is empty, else the first field. */
export function firstFieldToFill(schema: FormSchema, values: Fields): string | undefined {
  const inputs = componentsOf(schema).filter(isInput);
  const open = inputs.find(({ required, key }) => required && isEmpty(values[key ?? '']));
  return (open ?? inputs[0])?.id;
}

export interface SummaryLine {
  fieldId?: string;
  label?: string;
  message: string;
}

/** What form-js found wrong, one line per field, in the order of the form. */
export function linesOfForm(schema: FormSchema, errors: Record<string, unknown>): SummaryLine[] {
  const first = (error: unknown): string =>
    typeof error === 'string' ? error : first(Object.values(record(error))[0] ?? '');
  return componentsOf(schema)
    .filter(({ id }) => errors[id] !== undefined)
    .map(({ id, label }) => ({
      fieldId: id,
      message: first(errors[id]),
      ...(label ? { label } : {}),
    }));
}

/** `data.customer.iban`, `/variables/iban`: the server names fields by path; the form by their last name. */
function componentFor(schema: FormSchema, field: string): FormComponent | undefined {
  const components = componentsOf(schema);
  const name = field.split(/[./]/).filter(Boolean).at(-1);
  return (
    components.find(({ key }) => key === field) ??
    components.find(({ key }) => key?.split('.').at(-1) === name)
  );
}

export function linesOfServer(schema: FormSchema, errors: FieldError[]): SummaryLine[] {
  return errors.map(({ field, label, message }) => {
    const component = componentFor(schema, field);
    if (!component) return { label: label ?? field, message };
    return {
      fieldId: component.id,
      message,
      ...(component.label ? { label: component.label } : {}),
    };
  });
}
