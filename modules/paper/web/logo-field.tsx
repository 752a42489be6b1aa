import { Button } from '@poros/ui';
import { t } from '@poros/web-kit';
import { useId, useRef, useState } from 'react';

/** Twice what 38 × 17 mm need in print. */
const WIDTH_MAX = 900;
const HEIGHT_MAX = 400;

interface LogoFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  readonly error: string | undefined;
}

/** A picture kept in the setting itself, made as small as paper allows. */
export function LogoField({ label, value, onChange, error }: LogoFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [trouble, setTrouble] = useState('');

  async function choose(file: File) {
    setTrouble('');
    try {
      onChange(await shrunk(file));
    } catch {
      setTrouble(t('paper.letterhead.no_picture', { name: file.name }));
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-small text-muted">
        {label}
      </label>
      <div className="flex items-center gap-3 flex-wrap">
        {value && (
          <img
            src={value}
            alt={label}
            className="bg-white border border-line object-contain"
            style={{ maxWidth: 190, maxHeight: 85 }}
          />
        )}
        <input
          ref={input}
          id={id}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void choose(file);
            event.target.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()}>{t('paper.letterhead.choose_logo')}</Button>
        {value && (
          <Button look="quiet" onClick={() => onChange('')}>
            {t('paper.letterhead.drop_logo')}
          </Button>
        )}
      </div>
      {(trouble || error) && (
        <p role="alert" className="text-small text-danger">
          {trouble || error}
        </p>
      )}
    </div>
  );
}

async function shrunk(file: File): Promise<string> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, WIDTH_MAX / picture.width, HEIGHT_MAX / picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/webp', 0.9);
}
