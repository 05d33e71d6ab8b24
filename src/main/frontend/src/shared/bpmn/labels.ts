/** The model with the labels of the reader's language, where it has them: its own names are English. */
export function inLanguage(xml: string, language: string): string {
  if (xml === '' || !language.startsWith('de')) return xml;
  const model = new DOMParser().parseFromString(xml, 'application/xml');
  for (const property of model.getElementsByTagNameNS('*', 'property')) {
    const label = property.getAttribute('name') === 'label_de' && property.getAttribute('value');
    const element = property.parentElement?.parentElement?.parentElement;
    if (label && element) element.setAttribute('name', label);
  }
  return new XMLSerializer().serializeToString(model);
}
