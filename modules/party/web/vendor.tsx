import { ask, ErrorPanel, KeyValues } from '@poros/ui';
import {
  can,
  format,
  FormPage,
  Loaded,
  t,
  useCommand,
  useGo,
  useParam,
  useQueryOf,
  useRecordForm,
  useSave,
  type OutputOf,
} from '@poros/web-kit';
import { ContactSection } from './contact-section.tsx';
import { PartyStanding } from './party-standing.tsx';
import { VendorFields } from './vendor-fields.tsx';
import { valuesOfVendor, vendorToSend } from './vendor-values.ts';

type Vendor = OutputOf<'party.get_vendor'>;

export function VendorPage() {
  const vendor = useQueryOf('party.get_vendor', { vendorId: useParam('vendorId') });
  return <Loaded query={vendor}>{(found) => <VendorRecord vendor={found} />}</Loaded>;
}

function VendorRecord({ vendor }: { vendor: Vendor }) {
  const go = useGo();
  const { id: vendorId, name, isArchived } = vendor;
  const { form, version } = useRecordForm(vendor, valuesOfVendor);
  const save = useSave('party.change_vendor', form, (values) => ({
    ...vendorToSend(values),
    vendorId,
    version,
  }));
  const archive = useCommand('party.archive_vendor', { onDone: () => go('/vendors') });
  async function archiveIt() {
    const yes = await ask({
      title: t('party.archive_vendor_title', { name }),
      body: t('party.archive_vendor_body'),
      verb: t('party.archive'),
      isDanger: true,
    });
    if (yes) await archive.run({ vendorId, version: vendor.version });
  }
  const canArchive = !isArchived && can('party.vendor.archive');
  return (
    <FormPage
      record={{ entity: 'party.vendor', id: vendor.id }}
      title={name}
      back={{ to: '/vendors', word: t('party.vendors') }}
      subtitle={<PartyStanding party={vendor} />}
      form={form}
      save={save}
      permission={isArchived ? '' : 'party.vendor.change'}
      actions={[
        ...(can('party.vendor.create')
          ? [{ word: t('kit.duplicate'), run: () => go(`/vendors/new?copy=${vendorId}`) }]
          : []),
        ...(canArchive ? [{ word: t('party.archive'), run: () => void archiveIt() }] : []),
      ]}
      side={<VendorScores vendor={vendor} />}
    >
      {archive.problem && <ErrorPanel trouble={archive.problem} />}
      <VendorFields form={form} />
      <ContactSection party={{ kind: 'vendor', id: vendorId }} contacts={vendor.contacts} />
    </FormPage>
  );
}

/** How well the vendor delivers; no figure is not a figure of nought. */
function VendorScores({ vendor: { otdScore, qualityScore } }: { vendor: Vendor }) {
  const shown = (score: string | null) =>
    score === null ? t('party.no_score') : format.percent(score);
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-heading font-semibold">{t('party.scores')}</h2>
      <div className="-mx-4">
        <KeyValues
          wrap="two"
          items={[
            { word: t('party.otd_score'), value: shown(otdScore) },
            { word: t('party.quality_score'), value: shown(qualityScore) },
          ]}
        />
      </div>
    </section>
  );
}
