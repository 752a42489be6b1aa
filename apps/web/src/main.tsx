import './main.css';
import './contracts.ts';
import { showPreferences } from '@poros/ui';
import { answers, askSession } from '@poros/web-kit/app';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstLanguage, speakLanguage } from './language.ts';
import { keepChoices } from './personal.ts';
import { watchParts } from './new-version.ts';
import { router } from './router.tsx';
import { firstPart } from './shell/root.tsx';

showPreferences();
keepChoices();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showPreferences);

// Until all of it is here the frame that index.html painted stays.
await Promise.all([speakLanguage(firstLanguage()), askSession().then(firstPart), router.load()]);

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={answers}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

watchParts();
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  void import('./updates.ts').then((m) => m.watchUpdates());
