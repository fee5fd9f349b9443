/**
 * The comparison page with 200 countries: the built server on an embedded store with generated approved submissions. Cold: the
 * first comparison after a start (reads and scores every submission). Warm: the same page again, one request after another.
 */
import { countries } from '#lib/domain/countries/country.ts';
import { seedAnalysis } from '../test/support/seed-analysis.ts';
import { serveBuild, type ServedBuild } from '../test/support/served-build.ts';

const starts = 7;
const repeats = 100;
const paths = [
  '/comparison?campaign=dtr-2026&groups=unesco_region&figure=index',
  '/comparison/data.csv?campaign=dtr-2026&groups=unesco_region&table=countries'
] as const;

export async function run(): Promise<void> {
  const asked = countries.slice(0, 200).map((country) => country.iso3);
  const served = await serveBuild(async (app) => {
    const { people } = await seedAnalysis(app, { asked, approved: asked });
    return [people.analyst.id];
  });
  try {
    const cookie = await served.signIn('person-analyst');
    for (const path of paths) {
      const cold: number[] = [];
      for (let start = 0; start < starts; start += 1) {
        await served.restart();
        // The sign-in page and the session are read before, so that only the comparison is new.
        await timed(served, '/sign-in', cookie);
        cold.push((await timed(served, path, cookie)).ms);
      }
      const warm: number[] = [];
      let kB = 0;
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        const { ms, bytes } = await timed(served, path, cookie);
        warm.push(ms);
        kB = bytes / 1024;
      }
      console.log(`${path.split('?')[0]}, 200 countries, ${kB.toFixed(0)} kB before compression`);
      console.log(`  cold, ${starts} starts:     p50 ${quantile(cold, 0.5)} ms, p95 ${quantile(cold, 0.95)} ms`);
      console.log(`  warm, ${repeats} requests: p50 ${quantile(warm, 0.5)} ms, p95 ${quantile(warm, 0.95)} ms`);
    }
  } finally {
    await served.stop();
  }
}

async function timed(served: ServedBuild, path: string, cookie: string): Promise<{ ms: number; bytes: number }> {
  const began = performance.now();
  const reply = await served.get(path, cookie);
  const body = await reply.arrayBuffer();
  if (path.startsWith('/comparison') && reply.status !== 200) throw new Error(`${path} answered ${reply.status}`);
  return { ms: performance.now() - began, bytes: body.byteLength };
}

function quantile(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0);
}
