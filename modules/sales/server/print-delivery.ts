import {
  askWithin,
  closing,
  linesTable,
  named,
  paper,
  refuse,
  remark,
  sheet,
  signatures,
  sql,
  type Desk,
  type PaperColumn,
} from '@poros/kernel';
import { printParty, type PrintParty } from '@poros/party';
import type { Delivery } from '../shared/delivery.ts';
import { getDelivery } from './get-delivery.ts';

export interface DeliveryPaper {
  readonly delivery: Delivery;
  readonly party: PrintParty;
  readonly customerReference: string;
}
type Line = Delivery['lines'][number];

/** *Surat jalan*: it travels with the goods, so it tells nobody what they cost. */
export const printDelivery = paper<DeliveryPaper>({
  name: 'sales.delivery',
  entity: 'sales.delivery',
  word: 'sales.paper.delivery',
  permission: 'sales.delivery.read',

  async read(ctx, { recordId }) {
    const delivery = await askWithin(ctx, getDelivery, { deliveryId: recordId });
    const [[party], [order]] = await ctx.readAll<[PrintParty[], { reference: string }[]]>(
      printParty(ctx, delivery.customerId),
      sql`select customer_reference as reference from sales.sales_order
        where tenant_id = ${ctx.tenantId} and id = ${delivery.orderId}`,
    );
    return {
      delivery,
      party: party ?? refuse('sales.delivery_not_found'),
      customerReference: order?.reference ?? '',
    };
  },

  facts: ({ delivery, party }) => ({
    number: delivery.number,
    on: delivery.shippedOn ?? delivery.plannedOn,
    party: delivery.customerName,
    total: null,
    currency: '',
    stage:
      delivery.status === 'cancelled'
        ? 'cancelled'
        : delivery.status === 'pending'
          ? 'draft'
          : 'final',
    state: `sales.delivery_status.${delivery.status}`,
    language: party.language,
    branchId: delivery.branchId,
    sealed: [
      delivery.orderNumber,
      delivery.lines.map((one) => [one.itemCode, one.description, one.quantity, one.unitCode]),
    ],
  }),

  draw({ delivery, party, customerReference }, desk) {
    const { word, figures } = desk;
    const day = (value: string | null) => (value === null ? '' : figures.date(value));
    return sheet(desk, {
      title: word('sales.paper.delivery'),
      number: delivery.number,
      addressees: [
        {
          head: word('sales.paper.deliver_to'),
          name: party.legalName || party.name,
          address: delivery.deliverTo || [party.address, party.city].filter(Boolean).join('\n'),
          details: [party.phone],
        },
      ],
      facts: [
        [word('sales.paper.shipped_on'), day(delivery.shippedOn ?? delivery.plannedOn)],
        [word('sales.paper.eta'), day(delivery.etaOn)],
        [word('sales.paper.order'), delivery.orderNumber],
        [word('sales.paper.reference'), customerReference],
        [word('sales.paper.driver'), delivery.driverName],
        [word('sales.paper.plate'), delivery.vehiclePlate],
      ],
      body: linesTable(columnsOf(desk), delivery.lines, {
        end: closing(
          [remark(word('sales.paper.note'), delivery.note), word('sales.paper.delivery_note')],
          [],
          [
            signatures(desk, [
              { head: word('sales.paper.handed_by') },
              { head: word('sales.paper.driven_by'), name: delivery.driverName },
              { head: word('sales.paper.received_by'), name: delivery.receivedBy },
            ]),
            signatures(desk, [
              { head: word('sales.paper.received_on'), name: day(delivery.actualOn) },
              { head: word('sales.paper.received_at') },
              { head: word('sales.paper.company_stamp') },
            ]),
          ],
        ),
      }),
    });
  },
});

/** A box to tick beside each line, for whoever counts the goods at the gate. */
const columnsOf = ({ figures, word }: Desk): PaperColumn<Line>[] => [
  { head: word('sales.paper.no'), kind: 'no', cell: (_line, index) => index + 1 },
  {
    head: word('sales.paper.item'),
    kind: 'wide',
    cell: (line) => named(line.itemCode, line.description),
  },
  {
    head: word('sales.paper.quantity'),
    kind: 'figure',
    width: '22mm',
    cell: (line) => figures.quantity(line.quantity),
  },
  { head: word('sales.paper.unit'), kind: 'text', width: '18mm', cell: (line) => line.unitCode },
  { head: word('sales.paper.counted'), kind: 'figure', width: '26mm', cell: () => TICK },
];

const TICK = { markup: '<span class="tick"></span>' } as const;
