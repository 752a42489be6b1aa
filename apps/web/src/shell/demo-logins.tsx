import { useWords } from '@poros/ui';
import { ChevronRight } from '@poros/ui/icons';

export interface DemoLogin {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
  readonly tenant: string;
}

export interface DemoLoginsProps {
  readonly logins: readonly DemoLogin[];
  readonly isBusy: boolean;
  onChoose(login: DemoLogin): void;
}

/** The people of the demonstration, by company; a press signs in as that person. */
export function DemoLogins({ logins, isBusy, onChoose }: DemoLoginsProps) {
  const { t } = useWords();
  const tenants = [...new Set(logins.map((one) => one.tenant))];
  return (
    <section className="po-demo" aria-labelledby="demo-title">
      <div className="px-4 py-3 border-b border-line">
        <h2 id="demo-title" className="text-heading font-semibold">
          {t('app.demo')}
        </h2>
        <p className="text-muted">{t('app.demo_hint')}</p>
      </div>
      <div className="po-demo-list">
        {tenants.map((tenant) => (
          <ul key={tenant} className="border-b border-line last:border-0 pb-1" aria-label={tenant}>
            <li className="po-demo-tenant">{tenant}</li>
            {logins
              .filter((one) => one.tenant === tenant)
              .map((one) => (
                <li key={one.login}>
                  <button
                    type="button"
                    className="po-demo-user"
                    disabled={isBusy}
                    onClick={() => onChoose(one)}
                  >
                    <i className="po-avatar not-italic" aria-hidden="true">
                      {one.name
                        .split(/\s+/)
                        .slice(0, 2)
                        .map((part) => part.slice(0, 1))
                        .join('')}
                    </i>
                    <div className="min-w-0">
                      <b className="font-medium">{one.name}</b> <span>{one.role}</span>
                    </div>
                    <ChevronRight size={16} className="text-muted" aria-hidden="true" />
                  </button>
                </li>
              ))}
          </ul>
        ))}
      </div>
    </section>
  );
}
