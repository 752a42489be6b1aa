import { Button, IconButton, Kbd, Menu, Tabs, t, toast, toastUndo } from '@poros/ui';
import { Ellipsis, Pencil, Plus, Printer, Trash2 } from '@poros/ui/icons';
import { useState } from 'react';
import { BUSY, DISABLED, LONG, REST, SHUT, longWords, say, type Section } from './entry.ts';

const save = () => t('kit.save');

function ToastShow() {
  const words = say('Baris 4 dihapus.', 'Line 4 was deleted.');
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => toastUndo(words, () => toast({ text: save(), tone: 'done' }))}>
        {say('Dengan urungkan', 'With undo')}
      </Button>
      <Button onClick={() => toast({ text: longWords() })}>{say('Panjang', 'Long')}</Button>
      <Button
        onClick={() =>
          toast({ text: say('Ekspor gagal.', 'The export failed.'), tone: 'danger', stay_ms: 0 })
        }
      >
        {say('Gagal, tetap tinggal', 'Failed, stays')}
      </Button>
    </div>
  );
}

function TabsShow() {
  const [now, setNow] = useState('open');
  return (
    <Tabs
      label={say('Tampilan contoh', 'Sample views')}
      now={now}
      onChoose={setNow}
      tabs={[
        { id: 'open', word: say('Terbuka', 'Open'), count: 12 },
        { id: 'late', word: say('Lewat tenggat', 'Late'), count: 3, tone: 'danger' },
        { id: 'all', word: say('Semua', 'All') },
        { id: 'long', word: longWords() },
      ]}
    />
  );
}

function MenuShow() {
  return (
    <Menu
      align="start"
      trigger={<IconButton icon={Ellipsis} word={say('Lainnya', 'More')} />}
      groups={[
        {
          entries: [
            { word: say('Cetak', 'Print'), icon: Printer, keys: 'Ctrl+P' },
            {
              word: say('Ubah', 'Edit'),
              icon: Pencil,
              isDisabled: true,
              reason: say('Sudah dibukukan; buat nota kredit.', 'Posted; make a credit note.'),
            },
          ],
        },
        {
          word: say('Tampilan', 'View'),
          entries: [
            { word: say('Kolom cabang', 'Branch column'), isChecked: true, staysOpen: true },
          ],
        },
        { entries: [{ word: say('Hapus', 'Delete'), icon: Trash2, isDanger: true }] },
      ]}
    />
  );
}

export const acts: Section = {
  id: 'acts',
  word: ['Tindakan', 'Acts'],
  entries: [
    {
      shows: ['Button'],
      isInteractive: true,
      use: [
        'Satu tombol utama per halaman: langkah sah berikutnya. Sisanya polos atau tenang. Bila ' +
          'belum bisa, alasannya teks.',
        'One primary button a page: the next legal step. The others are plain or quiet. When it ' +
          'cannot be pressed, the reason is text.',
      ],
      code:
        '<Button look="primary" icon={Plus} keys="N" isBusy={save.isBusy} whyNot={reason} ' +
        'onClick={run}>Pesanan baru</Button>',
      states: [
        { word: REST, Show: () => <Looks /> },
        {
          word: SHUT,
          Show: () => (
            <Button
              look="primary"
              whyNot={say('Isi minimal satu baris.', 'Write at least one line.')}
            >
              {say('Ajukan', 'Submit')}
            </Button>
          ),
        },
        { word: DISABLED, Show: () => <Button disabled>{save()}</Button> },
        {
          word: BUSY,
          Show: () => (
            <Button look="primary" isBusy>
              {save()}
            </Button>
          ),
        },
        {
          word: LONG,
          Show: () => (
            <div className="max-w-60 overflow-hidden">
              <Button className="max-w-full">
                {say('Batalkan dengan jurnal balik', 'Cancel with a reversing entry')}
              </Button>
            </div>
          ),
        },
        {
          word: ['Kecil, biasa, besar', 'Small, normal, large'],
          Show: () => (
            <div className="flex items-center gap-2 flex-wrap">
              <Button size="small">{save()}</Button>
              <Button>{save()}</Button>
              <Button size="large">{save()}</Button>
            </div>
          ),
        },
      ],
    },
    {
      shows: ['IconButton'],
      isInteractive: true,
      use: [
        'Tindakan yang gambarnya sudah dikenal; katanya dibaca pembaca layar dan muncul saat disorot.',
        'An act whose picture is known; its word is read by screen readers and shown on hover.',
      ],
      code: '<IconButton icon={Printer} word={t("kit.print")} onClick={print} />',
      states: [
        { word: REST, Show: () => <IconButton icon={Printer} word={say('Cetak', 'Print')} /> },
        {
          word: DISABLED,
          Show: () => <IconButton icon={Printer} word={say('Cetak', 'Print')} disabled />,
        },
      ],
    },
    {
      shows: ['Menu'],
      isInteractive: true,
      use: [
        'Tindakan yang jarang, di balik satu tombol. Yang belum bisa tetap terlihat dengan alasannya.',
        'Rare acts behind one button. What cannot be done stays visible with its reason.',
      ],
      code:
        '<Menu trigger={<IconButton icon={Ellipsis} word="…" />} groups={[{ entries: [{ word, ' +
        'icon, keys, run }] }]} />',
      states: [{ word: REST, Show: MenuShow }],
    },
    {
      shows: ['Tabs'],
      isInteractive: true,
      use: [
        'Beberapa tampilan dari satu hal; panah memindah, Alt dan angka memilih dari mana saja.',
        'Some views of one thing; arrows move, Alt and a digit chooses from anywhere.',
      ],
      code: '<Tabs label="…" tabs={[{ id, word, count }]} now={tab} onChoose={setTab} />',
      states: [{ word: REST, Show: TabsShow, isWide: true }],
    },
    {
      shows: ['Kbd'],
      use: ['Tombol papan tik, seperti tercetak di papan tik.', 'A key as the keyboard prints it.'],
      code: '<Kbd keys="Ctrl+S" />',
      states: [
        {
          word: REST,
          Show: () => (
            <span className="flex gap-4">
              <Kbd keys="Ctrl+K" />
              <Kbd keys="G S" />
              <Kbd keys="ArrowDown" />
            </span>
          ),
        },
      ],
    },
    {
      shows: ['Toasts'],
      isInteractive: true,
      use: [
        'Hanya untuk hasil yang tidak terlihat atau dapat diurungkan; tetap tinggal selama ditunjuk.',
        'Only for what is not visible or can be undone; it stays while it is pointed at.',
      ],
      code: "toastUndo('Baris 4 dihapus.', putBack);",
      states: [{ word: REST, Show: ToastShow }],
    },
  ],
};

function Looks() {
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" icon={Plus} keys="N">
        {say('Pesanan baru', 'New order')}
      </Button>
      <Button>{save()}</Button>
      <Button look="quiet">{t('ui.cancel')}</Button>
      <Button look="danger">{say('Batalkan', 'Cancel it')}</Button>
    </div>
  );
}
