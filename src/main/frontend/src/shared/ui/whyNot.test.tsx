import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../api/http';
import { changeLanguage } from '../i18n/i18n';
import { ErrorNote } from './states';
import { whyNot } from './whyNot';

const t = i18next.t.bind(i18next);

describe('what the server refuses', () => {
  beforeAll(async () => {
    await changeLanguage('de');
  });
  afterAll(async () => {
    await changeLanguage('en');
  });

  it.each([
    [409, 'changed-meanwhile', 'Das hat nicht geklappt', /^Jemand anderes hat das geändert/],
    [503, 'unavailable', 'Das geht gerade nicht', /^Greenroom ist gerade ausgelastet/],
    [403, 'forbidden', 'Das dürfen Sie nicht', /^Ihre Rollen erlauben das nicht/],
    [404, 'not-found', /^Das gibt es nicht/, /^Vielleicht wurde es entfernt/],
    [410, 'work-item-gone', 'Das hat nicht geklappt', /^Diese Arbeit ist erledigt/],
    [0, 'unreachable', 'Greenroom ist nicht erreichbar', /^Bitte prüfen Sie die Verbindung/],
  ])('is told in the language of the screen: %i %s', (status, code, title, told) => {
    const problem = new Problem({ status, code, title: 'Conflict', detail: 'Somebody did.' });
    render(<ErrorNote error={problem} />);
    expect(screen.getByRole('heading', { name: title })).toBeDefined();
    expect(screen.getByText(told)).toBeDefined();
    expect(screen.queryByText(/Conflict|Somebody/)).toBeNull();
  });

  it('is told in the words of the server only where there are no others', () => {
    expect(whyNot(t, new Problem({ status: 409, code: 'rare', detail: 'A rare one.' }))).toBe(
      'A rare one.',
    );
    expect(whyNot(t, new Problem({ status: 502, title: 'Bad Gateway' }))).toBe(
      'Ob es geschehen ist, ist nicht bekannt. Bitte sehen Sie nach, bevor Sie es erneut versuchen.',
    );
    expect(whyNot(t, new TypeError('x is not a function'))).toMatch(/^Hier ist etwas schief/);
    expect(whyNot(t, new Problem({ status: 0, code: 'unreachable' }))).toMatch(/^Greenroom ist/);
  });
});
