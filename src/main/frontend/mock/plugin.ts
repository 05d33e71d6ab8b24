import type { Plugin } from 'vite';

/** Serves a stand-in for the service while screens are drawn without one; never part of a build. */
export function mockServer(): Plugin {
  return { name: 'greenroom-mock' };
}
