import { Button, SelectField, TextField, toast } from '@poros/ui';
import { Send } from '@poros/ui/icons';
import {
  FormGroup,
  FormPage,
  Loaded,
  t,
  useCommand,
  useForm,
  useQueryOf,
  useSave,
  useWords,
  type OutputOf,
} from '@poros/web-kit';

type Kept = OutputOf<'notification.get_mail_server'>;
const SECURITIES = ['starttls', 'tls', 'none'] as const;

/** Where the company's e-mail leaves, and a test that it does. */
export function MailServer() {
  useWords();
  const query = useQueryOf('notification.get_mail_server', {});
  return (
    <Loaded query={query}>
      {(kept) => (
        <MailServerForm key={kept.version} kept={kept} onSaved={() => void query.refetch()} />
      )}
    </Loaded>
  );
}

function MailServerForm({ kept, onSaved }: { kept: Kept; onSaved(): void }) {
  const form = useForm({
    host: kept.host,
    port: String(kept.port),
    security: kept.security,
    username: kept.username,
    password: '',
    sender: kept.sender,
    address: kept.address || location.origin,
  });
  const save = useSave(
    'notification.set_mail_server',
    form,
    ({ password, port, ...values }) => ({
      ...values,
      port: Number.parseInt(port, 10),
      version: kept.version,
      ...(password && { password }),
    }),
    onSaved,
  );
  const probe = useCommand('notification.send_test_email', {
    onDone: ({ to }) => toast({ text: t('notification.test_sent', { to }) }),
  });
  return (
    <FormPage
      title={t('notification.mail_server')}
      back={{ to: '/admin/config', word: t('notification.back') }}
      form={form}
      save={save}
      permission="notification.mail_server.manage"
      isNew={kept.version === 0}
    >
      <FormGroup title={t('notification.server')}>
        <TextField
          label={t('notification.host')}
          hint={t('notification.host_hint')}
          isRequired
          {...form.field('host')}
        />
        <TextField
          label={t('notification.port')}
          hint={t('notification.port_hint')}
          isRequired
          {...form.field('port')}
        />
        <SelectField
          label={t('notification.security')}
          isRequired
          choices={SECURITIES.map((value) => ({
            value,
            word: t(`notification.security.${value}`),
          }))}
          {...form.field('security')}
          onChange={(value) => {
            if (value) form.field('security').onChange(value);
          }}
        />
        <TextField label={t('notification.username')} {...form.field('username')} />
        <TextField
          label={t('notification.password')}
          hint={t(kept.hasPassword ? 'notification.password_kept' : 'notification.password_hint')}
          type="password"
          autoComplete="new-password"
          {...form.field('password')}
        />
      </FormGroup>
      <FormGroup title={t('notification.letters')}>
        <TextField
          label={t('notification.sender')}
          hint={t('notification.sender_hint')}
          isRequired
          {...form.field('sender')}
        />
        <TextField
          label={t('notification.address')}
          hint={t('notification.address_hint')}
          isRequired
          {...form.field('address')}
        />
        {kept.version > 0 && (
          <div>
            <Button icon={Send} isBusy={probe.isBusy} onClick={() => void probe.run({})}>
              {t('notification.test')}
            </Button>
            {probe.problem && <p role="alert">{probe.problem.detail}</p>}
          </div>
        )}
      </FormGroup>
    </FormPage>
  );
}
