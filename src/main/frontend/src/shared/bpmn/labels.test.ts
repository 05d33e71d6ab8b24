import { describe, expect, it } from 'vitest';
import { inLanguage } from './labels';

const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"><process id="loan">
  <userTask id="assess" name="Assess application"><extensionElements><camunda:properties>
    <camunda:property name="label_de" value="Antrag &amp; Unterlagen prüfen"/>
    <camunda:property name="phase" value="checking"/>
  </camunda:properties></extensionElements></userTask>
  <serviceTask id="pay" name="Pay out"/>
</process></definitions>`;

const names = (xml: string) =>
  [...new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('[name][id]')].map(
    (one) => one.getAttribute('name'),
  );

describe('the labels of a diagram', () => {
  it('are German for German readers, where the model says so', () => {
    expect(names(inLanguage(model, 'de'))).toEqual(['Antrag & Unterlagen prüfen', 'Pay out']);
  });

  it('are the names of the model for everybody else', () => {
    expect(inLanguage(model, 'en')).toBe(model);
    expect(inLanguage('', 'de')).toBe('');
  });
});
