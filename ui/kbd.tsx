const SHOWN: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Backspace: '⌫',
  Delete: 'Del',
};

/** A key as it is printed on the keyboard: `<Kbd keys="Ctrl+S" />`, `<Kbd keys="G S" />`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="po-keys" aria-hidden="true">
      {keys.split(/[+ ](?=.)/).map((key) => (
        <kbd key={key} className="po-kbd">
          {SHOWN[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
