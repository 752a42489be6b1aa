import { ask, BottomSheet, Button, Dialog, Drawer, t, TextField, toast } from '@poros/ui';
import { CommandPalette } from '@poros/ui/command-palette';
import { FileText, Plus } from '@poros/ui/icons';
import { KeyHelp } from '@poros/ui/key-help';
import { useState, type ReactNode } from 'react';
import { REST, say, type Section } from './entry.ts';

/** A button and what it opens. */
function Opener({ word, children }: { word: string; children(close: () => void): ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{word}</Button>
      {isOpen && children(() => setOpen(false))}
    </>
  );
}

const driver = () => say('Sopir', 'Driver');

function Inside() {
  const [value, setValue] = useState('');
  return <TextField label={driver()} value={value} onChange={setValue} autoFocus />;
}

const foot = (close: () => void) => (
  <>
    <Button look="quiet" onClick={close}>
      {t('ui.cancel')}
    </Button>
    <Button look="primary" keys="Ctrl+Enter" onClick={close}>
      {say('Berangkatkan', 'Send off')}
    </Button>
  </>
);

async function askOnce() {
  const answer = await ask({
    title: say('Batalkan faktur INV-2611-0007?', 'Cancel invoice INV-2611-0007?'),
    body: say(
      'Jurnal baliknya dibukukan hari ini; faktur tetap dapat dibaca.',
      'Its reversing entry is posted today; the invoice stays readable.',
    ),
    verb: say('Batalkan faktur', 'Cancel invoice'),
    isDanger: true,
    reason: { label: say('Alasan', 'Reason'), isRequired: true },
  });
  if (answer) toast({ text: answer.reason });
}

export const layers: Section = {
  id: 'layers',
  word: ['Lapisan', 'Layers'],
  entries: [
    {
      shows: ['Dialog'],
      isInteractive: true,
      use: [
        'Pertanyaan atau isian pendek di atas halaman. Esc menutup, Ctrl Enter menjalankan, ' +
          'fokus kembali ke tempatnya.',
        'A question or a short form over the page. Esc closes, Ctrl Enter does it, the focus ' +
          'goes back where it was.',
      ],
      code:
        '<Dialog isOpen title={…} onClose={close} onSubmit={send} actions={<Button ' +
        'look="primary">…</Button>} />',
      states: [
        {
          word: REST,
          Show: () => (
            <Opener word={say('Buka dialog', 'Open the dialog')}>
              {(close) => (
                <Dialog
                  isOpen
                  title={say('Berangkatkan surat jalan', 'Send the delivery off')}
                  description={say('Stok keluar saat itu juga.', 'Stock leaves at once.')}
                  onClose={close}
                  onSubmit={close}
                  actions={foot(close)}
                >
                  <Inside />
                </Dialog>
              )}
            </Opener>
          ),
        },
      ],
    },
    {
      shows: ['Drawer'],
      isInteractive: true,
      use: [
        'Isian yang lebih panjang di tepi kanan; halaman tetap terlihat di belakangnya.',
        'A longer form at the right edge; the page stays visible behind it.',
      ],
      code: '<Drawer isOpen title={…} onClose={close} onSubmit={save} actions={…}>…</Drawer>',
      states: [
        {
          word: REST,
          Show: () => (
            <Opener word={say('Buka laci', 'Open the drawer')}>
              {(close) => (
                <Drawer
                  isOpen
                  title={say('Alamat kirim', 'Delivery address')}
                  onClose={close}
                  onSubmit={close}
                  actions={foot(close)}
                >
                  <Inside />
                </Drawer>
              )}
            </Opener>
          ),
        },
      ],
    },
    {
      shows: ['BottomSheet'],
      isInteractive: true,
      use: [
        'Pilihan di ponsel, naik dari bawah tempat jempol berada; satu langkah ke dalam, satu ke luar.',
        'Choices on a phone, risen from the foot where the thumb is; one step in, one step out.',
      ],
      code: '<BottomSheet isOpen title={…} onBack={back} onClose={close}>…</BottomSheet>',
      states: [
        {
          word: REST,
          Show: () => (
            <Opener word={say('Buka lembar', 'Open the sheet')}>
              {(close) => (
                <BottomSheet isOpen title={say('Atur', 'Arrange')} onClose={close}>
                  <button type="button" className="po-sheet-row" onClick={close}>
                    <span className="po-sheet-word">{say('Urutan', 'Order')}</span>
                    <span className="po-sheet-value">{say('Tanggal ↓', 'Date ↓')}</span>
                  </button>
                </BottomSheet>
              )}
            </Opener>
          ),
        },
      ],
    },
    {
      shows: ['Asking', 'AskDialog'],
      use: [
        'Sebelum sesuatu yang tidak dapat ditarik kembali: akibatnya, kata kerjanya, alasan bila perlu.',
        'Before something that cannot be taken back: its effect, its verb, a reason where needed.',
      ],
      code:
        'const yes = await ask({ title, body, verb, isDanger: true, reason: { label, isRequired: ' +
        'true } });',
      states: [
        {
          word: REST,
          Show: () => (
            <Button look="danger" onClick={() => void askOnce()}>
              {say('Batalkan faktur …', 'Cancel the invoice …')}
            </Button>
          ),
        },
      ],
    },
    {
      shows: ['CommandPalette'],
      use: [
        'Satu baris untuk segalanya: pergi, buat, jalankan, temukan. Satu salah ketik dimaafkan.',
        'One line for everything: go, create, run, find. One slip of the finger is forgiven.',
      ],
      code:
        '<CommandPalette groups={[{ word, items: [{ id, word, keys, run }] }]} find={search} ' +
        'onClose={close} />',
      states: [
        {
          word: REST,
          Show: () => (
            <Opener word={say('Buka palet', 'Open the palette')}>
              {(close) => (
                <CommandPalette
                  onClose={close}
                  groups={[
                    {
                      word: say('Buat baru', 'Create'),
                      items: [
                        {
                          id: 'a',
                          word: say('Pesanan baru', 'New order'),
                          icon: Plus,
                          keys: 'N',
                          run: () => undefined,
                        },
                      ],
                    },
                    {
                      word: say('Pesanan', 'Orders'),
                      items: [
                        {
                          id: 'b',
                          word: 'SO-2611-0042',
                          detail: 'PT Maju Jaya',
                          icon: FileText,
                          run: () => undefined,
                        },
                      ],
                    },
                  ]}
                />
              )}
            </Opener>
          ),
        },
      ],
    },
    {
      shows: ['KeyHelp'],
      use: [
        'Semua tombol yang bekerja di halaman ini; tombol satu huruf dapat dimatikan di sini.',
        'Every key that works on this page; single-letter keys can be switched off here.',
      ],
      code: '<KeyHelp onClose={close} />',
      states: [
        {
          word: REST,
          Show: () => (
            <Opener word={say('Buka bantuan tombol', 'Open the key help')}>
              {(close) => <KeyHelp onClose={close} />}
            </Opener>
          ),
        },
      ],
    },
  ],
};
