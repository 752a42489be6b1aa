import { useWords } from '@poros/ui';
import { Link, useAddress } from './navigation.tsx';

const PAGES = ['/account', '/account/notifications', '/account/stand-ins'] as const;

/** The first address begins the others; it is here only when it is here itself. */
const EXACT: object = { activeOptions: { exact: true } };

/** The pages of what everybody looks after himself, whichever module they come from. */
export function AccountNav() {
  const { t } = useWords();
  const { path } = useAddress();
  return (
    <nav className="po-tabs flex-none px-4 border-b border-line" aria-label={t('kit.account')}>
      {PAGES.map((to) => (
        <Link
          key={to}
          to={to}
          className="po-tab no-underline"
          {...EXACT}
          aria-current={path === to ? 'page' : undefined}
        >
          {t(`kit.account.${(to.split('/').at(-1) ?? '').replace('-', '_')}`)}
        </Link>
      ))}
    </nav>
  );
}
