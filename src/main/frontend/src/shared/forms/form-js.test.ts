import { fireEvent, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Fields } from '../api/schema';
import { mountForm } from './form-js';

it('hands in what was typed just before', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  const told: Fields[] = [];
  const form = await mountForm(container, {
    schema: {
      type: 'default',
      components: [{ type: 'textfield', key: 'iban', id: 'Iban', label: 'IBAN' }],
    },
    data: {},
    readOnly: false,
    translate: (key) => key,
    words: { select: 'Please choose', add: 'Add', remove: String },
    onChange: (values) => told.push(values),
  });
  const field = await waitFor(() => {
    const input = container.querySelector('input');
    if (!input) throw new Error('no field yet');
    return input;
  });
  fireEvent.input(field, { target: { value: 'NL91' } });
  expect(form.submit().data).toEqual({ iban: 'NL91' });
  expect(told).toEqual([{ iban: 'NL91' }]);
  form.destroy();
});
