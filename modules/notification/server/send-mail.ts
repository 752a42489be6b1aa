import { createTransport } from 'nodemailer';
import type { MailText } from './mail-text.ts';

export interface MailRoad {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'tls';
  readonly username: string;
  readonly password: string;
  readonly sender: string;
}

const WAIT_MS = 20_000;

/** Hands one e-mail to the server; throws what the server said when it does not take it. */
export async function sendMail(
  road: MailRoad,
  to: { readonly name: string; readonly address: string },
  mail: MailText & { readonly messageId: string },
): Promise<void> {
  const transport = createTransport({
    host: road.host,
    port: road.port,
    secure: road.security === 'tls',
    requireTLS: road.security === 'starttls',
    ignoreTLS: road.security === 'none',
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(road.username && { auth: { user: road.username, pass: road.password } }),
  });
  try {
    await transport.sendMail({
      from: road.sender,
      to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: mail.messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
      list: { unsubscribe: { url: mail.preferences, comment: 'Preferences' } },
    });
  } finally {
    transport.close();
  }
}
