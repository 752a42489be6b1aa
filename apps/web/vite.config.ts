import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { earlyParts } from './build/early-parts.ts';
import { leaveOldFiles } from './build/leave-old-files.ts';
import { packedFiles } from './build/packed-files.ts';

const here = decodeURIComponent(new URL('.', import.meta.url).pathname);
const SERVER = process.env['POROS_SERVER'] ?? 'http://127.0.0.1:3000';
const built = new Set<string>();

export default defineConfig({
  root: here,
  plugins: [
    react(),
    tailwind(),
    earlyParts(),
    packedFiles(),
    leaveOldFiles(),
    {
      name: 'poros-what-was-built',
      writeBundle: (_options, bundle) => Object.keys(bundle).forEach((name) => built.add(name)),
    },
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Poros',
        short_name: 'Poros',
        lang: 'id',
        start_url: '/',
        display: 'standalone',
        background_color: '#f6f7f8',
        theme_color: '#0b6e69',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,woff2,svg}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/api/, /^\/verify\//, /^\/docs/, /^\/metrics/],
        cleanupOutdatedCaches: true,
        // The copy on the device is of this version; what older ones left stays on the server.
        manifestTransforms: [
          (files) => ({
            manifest: files.filter(({ url }) => !url.startsWith('assets/') || built.has(url)),
            warnings: [],
          }),
        ],
      },
    }),
  ],
  build: {
    outDir: `${here}dist`,
    emptyOutDir: false,
    target: 'es2023',
    manifest: true,
    cssMinify: 'lightningcss',
    chunkSizeWarningLimit: 700,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'icons', test: /lucide-react/, priority: 2, minShareCount: 3, minSize: 0 },
          ],
        },
      },
    },
  },
  // What the server answers itself: the API, and the page behind the code on a printed document.
  server: { port: 5173, proxy: { '/api': SERVER, '/verify': SERVER } },
});
