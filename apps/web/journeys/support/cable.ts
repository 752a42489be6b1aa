import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { inject, onTestFinished } from 'vitest';

/** A network cable between one browser and the program, which a test may pull. */
export interface Cable {
  /** The program's address at this end of the cable. */
  readonly address: string;
  /** Cuts every connection, the open streams too, and lets no new one through. */
  pull(): void;
  plugIn(): void;
}

export async function cable(): Promise<Cable> {
  const { hostname, port } = new URL(inject('address'));
  const ends = new Set<Socket>();
  let isPulled = false;
  const server = createServer((browser) => {
    if (isPulled) {
      browser.destroy();
      return;
    }
    const program = connect(Number(port), hostname);
    for (const end of [browser, program]) {
      ends.add(end);
      end.on('error', () => undefined);
      end.once('close', () => {
        ends.delete(end);
        browser.destroy();
        program.destroy();
      });
    }
    browser.pipe(program).pipe(browser);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const pull = () => {
    isPulled = true;
    for (const end of ends) end.destroy();
  };
  onTestFinished(() => {
    pull();
    server.close();
  });
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    pull,
    plugIn() {
      isPulled = false;
    },
  };
}
