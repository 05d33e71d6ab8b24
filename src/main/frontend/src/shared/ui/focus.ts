/**
 * The button that was pressed goes with the answer: the focus goes to what stands in its place, unless somebody has
 * gone on elsewhere meanwhile.
 */
export function stayNear(place: HTMLElement | null): void {
  const at = document.activeElement;
  const isPressed = at instanceof HTMLButtonElement && place?.contains(at);
  if (!at || at === document.body || isPressed) place?.focus();
}
