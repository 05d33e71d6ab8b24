import { describe, expect, it } from 'vitest';
import type { FormSchema } from '../api/schema';
import { translated } from './messages';
import {
  componentsOf,
  datesOf,
  firstFieldToFill,
  linesOfForm,
  linesOfServer,
  withIds,
  withPrefilled,
  wordsOf,
} from './schema';

const form: FormSchema = {
  type: 'default',
  components: [
    { type: 'text', text: 'Hello' },
    { type: 'number', key: 'score', id: 'Score', disabled: true, validate: { required: true } },
    { type: 'number', key: 'amount', id: 'Amount', label: 'Amount', validate: { required: true } },
    {
      type: 'group',
      components: [
        { type: 'textfield', key: 'iban', id: 'Iban', label: 'IBAN', validate: { required: true } },
      ],
    },
  ],
};

describe('a form', () => {
  it('is begun at the first empty required field, also inside a group', () => {
    expect(firstFieldToFill(form, {})).toBe('Amount');
    expect(firstFieldToFill(form, { amount: 5 })).toBe('Iban');
    expect(firstFieldToFill(form, { amount: 5, iban: 'NL91' })).toBe('Amount');
  });

  it('gives every component an id and keeps those it has', () => {
    const ids = (withIds(form).components as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(['Field_0', 'Score', 'Amount', 'Field_3']);
  });

  it('says at each field a robot filled in that it did, and hides the list of their names', () => {
    const schema: FormSchema = {
      components: [
        { type: 'textfield', key: 'prefilledFields', label: 'Filled in by a robot' },
        { type: 'textfield', key: 'policyHolder', description: 'As in the policy.' },
        { type: 'group', components: [{ type: 'number', key: 'deductible' }] },
        { type: 'textfield', key: 'note' },
      ],
    };
    const data = { prefilledFields: 'policyHolder, deductible' };
    const told = withPrefilled(schema, data, 'By a robot.').components as {
      description?: string;
      components?: { description?: string }[];
    }[];
    expect(told.map(({ description }) => description)).toEqual([
      'By a robot. As in the policy.',
      undefined,
      undefined,
    ]);
    expect(told[1]?.components?.[0]?.description).toBe('By a robot.');
    expect(componentsOf(withPrefilled(schema, {}, 'By a robot.')).map(({ key }) => key)).toEqual([
      'policyHolder',
      undefined,
      'deductible',
      'note',
    ]);
  });

  it('knows which of its text fields hold a date', () => {
    const components = [
      {
        id: 'Since',
        type: 'textfield',
        key: 'since',
        validate: { pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
      },
      { id: 'Name', type: 'textfield', key: 'name' },
    ];
    expect(datesOf({ components })).toEqual(['Since']);
  });

  it('lists its errors in the order of its fields', () => {
    const lines = linesOfForm(form, { Iban: ['too short'], Amount: ['missing'] });
    expect(lines.map(({ label, message }) => `${label}: ${message}`)).toEqual([
      'Amount: missing',
      'IBAN: too short',
    ]);
  });

  it('finds the field that the server names by a path', () => {
    expect(linesOfServer(form, [{ field: 'data.iban', message: 'wrong' }])[0]?.fieldId).toBe(
      'Iban',
    );
  });

  it('keeps an error of the server that names no field of it', () => {
    expect(linesOfServer(form, [{ field: 'tier', message: 'unknown' }])).toEqual([
      { label: 'tier', message: 'unknown' },
    ]);
  });

  it('calls what no field asks for by the name the server gives it', () => {
    const missing = { field: 'repair-estimate', label: 'Repair estimate', message: 'missing' };
    expect(linesOfServer(form, [missing])).toEqual([
      { label: 'Repair estimate', message: 'missing' },
    ]);
  });
});

describe('the data of a case', () => {
  it('are called as the forms of the process call them', () => {
    const employment = {
      type: 'select',
      key: 'employment',
      label: 'Beschäftigung',
      values: [{ value: 'retired', label: 'Im Ruhestand' }],
    };
    const words = wordsOf([{ type: 'default', components: [employment] }, form]);
    expect(words.get('employment')?.options.get('retired')).toBe('Im Ruhestand');
    expect(words.get('iban')?.label).toBe('IBAN');
  });
});

describe('a validation message', () => {
  const german = (key: string, { value }: Record<string, string>) => `${key}(${value})`;
  it('of form-js is said in the language of the screens', () => {
    expect(translated('Field must have minimum value of 500.', german)).toBe('min(500)');
    expect(translated('Field is required.', german)).toBe('required()');
  });

  it('has the words the form gives for the rule', () => {
    const own = { 'message.min': 'At least 500 euros.' };
    expect(translated('Field must have minimum value of 500.', german, own)).toBe(
      'At least 500 euros.',
    );
  });

  it('of the form itself stays', () => {
    expect(translated('Eine IBAN beginnt mit zwei Buchstaben.', german)).toBe(
      'Eine IBAN beginnt mit zwei Buchstaben.',
    );
  });
});
