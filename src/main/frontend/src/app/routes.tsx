import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { casesSearch, newCaseSearch } from '../features/cases';
import { causesSearch, deskSearch, savingsSearch } from '../features/desk';
import { workSearch } from '../features/work';
import { ErrorNote } from '../shared/ui/states';
import { App } from './App';
import { NotFound } from './NotFound';

const rootRoute = createRootRoute({ component: App, notFoundComponent: NotFound });

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/work' });
  },
});

/** Where the page of the first start leads; who has signed in goes on to work. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  beforeLoad: () => {
    throw redirect({ to: '/work' });
  },
});

const workRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work',
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('../features/work/WorkPage'), 'WorkPage'),
});

const casesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases',
  validateSearch: casesSearch,
  component: lazyRouteComponent(() => import('../features/cases/CasesPage'), 'CasesPage'),
});

const newCaseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/new',
  validateSearch: newCaseSearch,
  component: lazyRouteComponent(() => import('../features/cases/NewCasePage'), 'NewCasePage'),
});

const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$reference',
  component: lazyRouteComponent(() => import('../features/cases/CasePage'), 'CasePage'),
});

const levelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/service-levels',
  component: lazyRouteComponent(() => import('../features/levels/LevelsPage'), 'LevelsPage'),
});

const calendarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/service-levels/calendars/$key',
  component: lazyRouteComponent(() => import('../features/levels/CalendarPage'), 'CalendarPage'),
});

const rankingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ranking',
  component: lazyRouteComponent(() => import('../features/ranking/RankingPage'), 'RankingPage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/people/PeoplePage'), 'PeoplePage'),
});

const intakeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intake',
  component: lazyRouteComponent(() => import('../features/intake/IntakePage'), 'IntakePage'),
});

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk',
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import('../features/desk/DeskPage'), 'DeskPage'),
});

const deskCaseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/$reference',
  component: lazyRouteComponent(() => import('../features/desk/DeskCasePage'), 'DeskCasePage'),
});

const customerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/customers/$id',
  component: lazyRouteComponent(() => import('../features/desk/CustomerPage'), 'CustomerPage'),
});

const whoseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/whose/$reference',
  component: lazyRouteComponent(() => import('../features/desk/CustomerPage'), 'WhosePage'),
});

const noticesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices',
  component: lazyRouteComponent(() => import('../features/notices/NoticesPage'), 'NoticesPage'),
});

const causesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/causes',
  validateSearch: causesSearch,
  component: lazyRouteComponent(() => import('../features/desk/CausesPage'), 'CausesPage'),
});

const savingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/savings',
  validateSearch: savingsSearch,
  component: lazyRouteComponent(() => import('../features/desk/SavingsPage'), 'SavingsPage'),
});

const callsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/calls',
  component: lazyRouteComponent(() => import('../features/desk/CallsPage'), 'CallsPage'),
});

const textsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices/texts',
  component: lazyRouteComponent(() => import('../features/notices/TextsPage'), 'TextsPage'),
});

const announcementsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices/announcements',
  component: lazyRouteComponent(
    () => import('../features/notices/AnnouncementsPage'),
    'AnnouncementsPage',
  ),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    signInRoute,
    workRoute,
    casesRoute,
    newCaseRoute,
    caseRoute,
    levelsRoute,
    calendarRoute,
    rankingRoute,
    peopleRoute,
    intakeRoute,
    deskRoute,
    deskCaseRoute,
    customerRoute,
    whoseRoute,
    noticesRoute,
    causesRoute,
    savingsRoute,
    callsRoute,
    textsRoute,
    announcementsRoute,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error, reset }) => <ErrorNote error={error} retry={reset} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
