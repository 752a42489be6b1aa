import {
  Button,
  EmptyState,
  ErrorPanel,
  Progress,
  Skeleton,
  SkeletonRows,
  t,
  Tooltip,
} from '@poros/ui';
import { ListFilter, Lock, Plus } from '@poros/ui/icons';
import { useState } from 'react';
import { LONG, REST, longWords, say, type Section } from './entry.ts';

/** Twelve seconds of an import, begun when the catalogue was opened. */
function ProgressShow() {
  const [since] = useState(() =>
    new Date(performance.timeOrigin + performance.now() - 12_000).toISOString(),
  );
  const [isPaused, setPaused] = useState(false);
  return (
    <Progress
      label={say('Mengimpor barang', 'Importing items')}
      done={812}
      total={1000}
      since={since}
      isPaused={isPaused}
      onPause={() => setPaused(!isPaused)}
      onCancel={() => undefined}
    />
  );
}

export const answers: Section = {
  id: 'answers',
  word: ['Jawaban: menunggu, kosong, salah', 'Answers: waiting, empty, wrong'],
  entries: [
    {
      shows: ['Skeleton', 'SkeletonRows'],
      use: [
        'Tempat angka yang sedang datang; baru tampak setelah 150 ms, dan tidak bila sudah pernah dilihat.',
        'A place for figures on their way; it appears after 150 ms, and not for what was seen before.',
      ],
      code: '<Skeleton width="60%" /> <SkeletonRows rows={8} />',
      states: [
        { word: REST, Show: () => <Skeleton width="60%" /> },
        { word: ['Baris', 'Rows'], Show: () => <SkeletonRows rows={3} /> },
      ],
    },
    {
      shows: ['Progress'],
      isInteractive: true,
      use: [
        'Pekerjaan lebih dari satu detik: selesai dari jumlah, laju, sisa waktu, dan cara ' +
          'berhenti. Pembaca layar mendengar tiap sepuluh persen.',
        'Work of more than a second: done of total, rate, time left, a way to stop. A screen ' +
          'reader hears every tenth per cent.',
      ],
      code:
        '<Progress label={…} done={812} total={1000} since={job.startedAt} onPause={pause} ' +
        'onCancel={cancel} />',
      states: [
        { word: REST, Show: ProgressShow },
        {
          word: ['Dijeda', 'Paused'],
          Show: () => (
            <Progress
              label={say('Mengimpor barang', 'Importing items')}
              done={410}
              total={1000}
              isPaused
              onPause={() => undefined}
            />
          ),
        },
        {
          word: ['Selesai', 'Finished'],
          Show: () => (
            <Progress
              label={say('Mengimpor barang', 'Importing items')}
              done={1000}
              total={1000}
              note={say('963 tersimpan, 37 ditolak.', '963 stored, 37 refused.')}
            />
          ),
        },
      ],
    },
    {
      shows: ['EmptyState'],
      isInteractive: true,
      use: [
        'Apa ini, mengapa kosong, satu tindakan, satu tombol.',
        'What it is, why it is empty, one act, one key.',
      ],
      code:
        '<EmptyState title={…} hint={…} keyHint={{ keys: "N", word }}><Button ' +
        'look="primary">…</Button></EmptyState>',
      states: [
        {
          word: ['Belum ada', 'None yet'],
          Show: () => (
            <EmptyState
              title={say('Belum ada pesanan penjualan.', 'No sales orders yet.')}
              hint={say(
                'Pesanan yang Anda tulis tampil di sini.',
                'Orders that you write appear here.',
              )}
              keyHint={{
                keys: 'N',
                word: say('dari mana saja di halaman ini', 'anywhere on this page'),
              }}
            >
              <Button look="primary" icon={Plus}>
                {say('Pesanan baru', 'New order')}
              </Button>
            </EmptyState>
          ),
        },
        {
          word: ['Tersaring', 'Filtered'],
          Show: () => (
            <EmptyState
              icon={ListFilter}
              title={say('Tidak ada pesanan yang cocok.', 'No order matches.')}
              hint={say('2 saringan aktif.', '2 filters are on.')}
            >
              <Button>{say('Hapus saringan', 'Clear filters')}</Button>
            </EmptyState>
          ),
        },
        {
          word: ['Tanpa hak', 'No right'],
          Show: () => (
            <EmptyState
              icon={Lock}
              title={say('Anda belum punya hak melihat harga.', 'You may not see prices yet.')}
              hint={say('Dewi (Manajer) dapat memberikannya.', 'Dewi (Manager) can give it.')}
            >
              <Button look="primary">{say('Minta akses', 'Request access')}</Button>
            </EmptyState>
          ),
        },
      ],
    },
    {
      shows: ['ErrorPanel'],
      isInteractive: true,
      use: [
        'Apa yang terjadi, apa yang harus dilakukan, kodenya, dan tombol salin untuk yang membantu.',
        'What happened, what to do, the code, and a button that copies it for whoever helps.',
      ],
      code: '<ErrorPanel trouble={command.problem} onRetry={retry} />',
      states: [
        {
          word: REST,
          isWide: true,
          Show: () => (
            <ErrorPanel
              trouble={{
                title: '',
                detail: say(
                  'Pesanan SO-2611-0042 ditahan: kredit PT Maju Jaya Rp 515.000.000, batas Rp 500.000.000.',
                  'Order SO-2611-0042 is on hold: PT Maju Jaya would owe Rp 515.000.000, limit Rp 500.000.000.',
                ),
                fix: say(
                  'Kurangi Rp 15.000.000 atau minta persetujuan.',
                  'Reduce it by Rp 15.000.000 or ask for approval.',
                ),
                code: 'sales.over_limit',
                correlationId: '0199c0de-7a51-7000-8000-1b2c3d4e5f60',
              }}
              onRetry={() => undefined}
            />
          ),
        },
        {
          word: ['Beberapa isian', 'Several fields'],
          isWide: true,
          Show: () => (
            <ErrorPanel
              trouble={{
                title: say('Isian belum lengkap.', 'Some fields are missing.'),
                fields: [
                  {
                    path: 'customerId',
                    message: say('Pelanggan wajib diisi.', 'Customer is required.'),
                  },
                  { path: 'dueOn', message: t('ui.not_a_date') },
                ],
              }}
            />
          ),
        },
        {
          word: LONG,
          isWide: true,
          Show: () => <ErrorPanel trouble={{ title: longWords(), fix: longWords() }} />,
        },
      ],
    },
    {
      shows: ['Tooltip'],
      use: [
        'Kata tambahan saja. Yang perlu untuk bertindak berdiri di halaman.',
        'Extra words only. What is needed to act stands on the page.',
      ],
      code: '<Tooltip text={t("finance.dpp_hint")}><button type="button">DPP</button></Tooltip>',
      states: [
        {
          word: REST,
          Show: () => (
            <Tooltip
              text={say(
                'Dasar pengenaan pajak: 11/12 dari harga.',
                'Tax base: 11/12 of the price.',
              )}
            >
              <button type="button" className="po-link">
                DPP
              </button>
            </Tooltip>
          ),
        },
        {
          word: LONG,
          Show: () => (
            <Tooltip text={`${longWords()}. ${longWords()}.`}>
              <button type="button" className="po-link">
                {say('Batas kredit', 'Credit limit')}
              </button>
            </Tooltip>
          ),
        },
      ],
    },
  ],
};
