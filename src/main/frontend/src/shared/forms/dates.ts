/** A date of a form: the field form-js drew, and the place beside it where people type and pick the day. */
export interface DatePlace {
  id: string;
  input: HTMLInputElement;
  place: HTMLElement;
  labelId: string;
}

/** Makes room for a date field at each of these inputs; runs again whenever form-js has drawn more. */
export function placesForDates(container: HTMLElement, ids: string[]): DatePlace[] {
  return ids.flatMap((id) => {
    const input = container.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`);
    const group = input?.closest<HTMLElement>('.fjs-input-group');
    if (!input || !group) return [];
    const known = group.querySelector<HTMLElement>(':scope > [data-date]');
    const place = known ?? group.appendChild(document.createElement('span'));
    place.dataset.date = id;
    group.dataset.dated = 'true';
    return [{ id, input, place, labelId: nameIt(container, id, place) }];
  });
}

/** The label names the date field now; a press on it leads there. */
function nameIt(container: HTMLElement, id: string, place: HTMLElement): string {
  const labelId = `${id}-name`;
  const label = container.querySelector<HTMLElement>(`label[for="${CSS.escape(id)}"]`);
  if (label) {
    label.removeAttribute('for');
    label.id = labelId;
    label.addEventListener('click', () => {
      focusDate(place);
    });
  }
  return labelId;
}

export function focusDate(place: ParentNode | null | undefined): boolean {
  const first = place?.querySelector<HTMLElement>('[role=spinbutton]');
  first?.focus();
  return first !== null && first !== undefined;
}

/** What form-js says about its field, as the date field must say it too. */
export interface DateSaid {
  value: string;
  describedBy: string | undefined;
  isDisabled: boolean;
  isReadOnly: boolean;
  isInvalid: boolean;
}

export function saidOf(input: HTMLInputElement): DateSaid {
  return {
    value: input.value,
    describedBy: input.getAttribute('aria-describedby') ?? undefined,
    isDisabled: input.disabled,
    isReadOnly: input.readOnly,
    isInvalid: input.getAttribute('aria-invalid') === 'true',
  };
}

/** Enters a day where form-js listens. */
export function enter(input: HTMLInputElement, day: string): void {
  input.value = day;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
