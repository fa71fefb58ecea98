/** Names under which the application's parts are injected. */
export const RUNTIME = Symbol('runtime');
export const SETTINGS = Symbol('settings');
export const LIVE = Symbol('live changes');
export const LOG = Symbol('request log');
