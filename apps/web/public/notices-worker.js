/* Shows what the server pushes, and opens the record when it is pressed. */
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const said = event.data ? event.data.json() : { title: 'Poros', body: '', path: '/' };
  event.waitUntil(
    self.registration.showNotification(said.title, {
      body: said.body,
      tag: said.tag,
      icon: '/icon-192.png',
      data: { path: said.path },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const address = new URL(event.notification.data.path, self.location.origin).href;
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((one) => one.url.startsWith(self.location.origin));
      if (!open) return self.clients.openWindow(address);
      return open.focus().then((one) => one.navigate(address));
    }),
  );
});
