/** How far the server's clock is ahead of this machine's, learned from every `serverNow`. */
let aheadMillis = 0;

export function learnServerNow(serverNow: string | undefined): void {
  const told = serverNow === undefined ? Number.NaN : Date.parse(serverNow);
  if (!Number.isNaN(told)) aheadMillis = told - Date.now();
}

export function serverNowMillis(): number {
  return Date.now() + aheadMillis;
}
