import { call } from '@poros/web-kit';
import { request } from '@poros/web-kit/app';

/** Why this browser cannot be pushed to; null when it can. */
export function whyNoPush(): 'unsupported' | 'denied' | null {
  const isAble = 'serviceWorker' in navigator && 'PushManager' in window && isSecureContext;
  if (!isAble) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : null;
}

const WORKER = '/notices-worker.js';
/** A scope of its own, beside whatever else works for the application. */
const SCOPE = '/notices/';

/** The address under which this browser is pushed to, if it is. */
export async function ownEndpoint(): Promise<string | null> {
  if (whyNoPush() === 'unsupported') return null;
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const subscription = await registration?.pushManager.getSubscription();
  return subscription?.endpoint ?? null;
}

/** Asks the person, subscribes with the push service of the browser, and tells the server. */
export async function subscribe(device: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const { publicKey } = (await request('GET', '/push-key', undefined)) as { publicKey: string };
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  const registration = await activeRegistration();
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const keys = subscription.toJSON().keys ?? {};
  await call('notification.create_subscription', {
    endpoint: subscription.endpoint,
    publicKey: keys['p256dh'] ?? '',
    authSecret: keys['auth'] ?? '',
    device,
  });
  return true;
}

/** Takes this browser back from the push service; the server is told by its own command. */
export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

async function activeRegistration(): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  if (!registration) throw new Error('the worker for notices is not there');
  const waiting = registration.installing ?? registration.waiting;
  if (!registration.active && waiting)
    await new Promise<void>((resolve) => {
      waiting.addEventListener('statechange', () => {
        if (waiting.state === 'activated') resolve();
      });
    });
  return registration;
}
