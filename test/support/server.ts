/** The built server on a free port of its own; see server-process.ts for one that is killed and comes back. */
import { freePort, startServer as startOn, type ServerProcess } from './server-process.ts';

export type RunningServer = ServerProcess;

export async function startServer(settings: Readonly<Record<string, string>>, port?: number): Promise<RunningServer> {
  return startOn(settings, port ?? (await freePort()));
}
