import type { Customer, Person } from '../src/shared/api/schema';

const person = (name: string, displayName: string, roles: string[], groups: string[]): Person => ({
  name,
  displayName,
  roles,
  groups,
});

export const people: Person[] = [
  person('anna', 'Anna', ['back-office'], ['claims-intake', 'claims-assessor', 'refunds']),
  person(
    'bruno',
    'Bruno',
    ['back-office'],
    ['credit-officer', 'claims-legal', 'claims-investigation'],
  ),
  person(
    'berta',
    'Berta',
    ['back-office', 'team-lead'],
    ['claims-lead', 'credit-lead', 'credit-officer'],
  ),
  person('carla', 'Carla', ['front-office'], ['front-office']),
  person('cem', 'Cem', ['front-office'], ['front-office']),
  person('sven', 'Sven', ['supervisor'], ['credit-officer', 'credit-lead', 'front-office']),
];

const names = [
  'Martin Weber',
  'Sabine Krüger',
  'Jan Otto',
  'Astrid Lind',
  'Peter Roth',
  'Ida Sand',
  'Marlies van den Broek-Hoogendoorn',
  'Tom Vos',
  'Eva de Wit',
  'Ulrich Ahlers',
];

export const customers: Customer[] = names.map((name, index) => ({
  id: `C-${1000 + index}`,
  name,
  email: `customer${index}@example.com`,
  phone: `+31 20 123 45${index}0`,
  postcode: String(80331 + index),
}));
