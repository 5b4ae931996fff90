// Who stands differently after something than before it: a copy of the standings, and what differs from it.
import { sql } from 'kysely';
import type { Movements } from '../domain/ranking/movement.ts';
import type { Store } from './open.ts';

const standpoints = (cycle: number) => sql`
  select id, gate, tier, priority, points, "window", revision_id,
    case when batch_id is not null and gate = 'eligible'
      then row_number() over (partition by batch_id, area, gate order by rank_key) end as place
  from application where cycle = ${cycle}`;

/** Remembers how everybody stands, for this connection alone, until `forget`. */
export async function rememberStandings(store: Store, cycle: number): Promise<void> {
  await sql`create temporary table standing_before as ${standpoints(cycle)}`.execute(store.db);
}

export async function forgetStandings(store: Store): Promise<void> {
  await sql`drop table if exists temp.standing_before`.execute(store.db);
}

interface MovedRow {
  id: number;
  name: string;
  email: string;
  area: string;
  batch: string | null;
  g0: string;
  g1: string;
  t0: string;
  t1: string;
  p0: string;
  p1: string;
  n0: number;
  n1: number;
  w0: string;
  w1: string;
  r0: number;
  r1: number;
  k0: number | null;
  k1: number | null;
}

/** Those who stand differently from what was remembered, by number; at most `limit`. */
export async function movedSince(store: Store, cycle: number, limit: number): Promise<Movements> {
  const differing = sql`
    from (${standpoints(cycle)}) n join temp.standing_before b on b.id = n.id
    where b.gate <> n.gate or b.tier <> n.tier or b.priority <> n.priority or b.points <> n.points
      or b."window" <> n."window" or b.revision_id <> n.revision_id or b.place is not n.place`;
  const { rows } = await sql<MovedRow>`
    select d.*, p.name, p.email, a.area, c.name as batch from (
      select n.id, b.gate g0, n.gate g1, b.tier t0, n.tier t1, b.priority p0, n.priority p1, b.points n0, n.points n1,
        b."window" w0, n."window" w1, b.revision_id r0, n.revision_id r1, b.place k0, n.place k1 ${differing}
    ) d
    join application a on a.id = d.id join applicant p on p.id = a.applicant_id left join batch c on c.id = a.batch_id
    order by d.id limit ${limit}`.execute(store.db);
  const counted = await sql<{ total: number }>`select count(*) as total ${differing}`.execute(store.db);
  const moved = rows.map((row) => ({
    application: row.id,
    name: row.name || row.email,
    area: row.area,
    batch: row.batch,
    before: {
      gate: row.g0,
      tier: row.t0,
      priority: row.p0,
      points: row.n0,
      window: row.w0,
      revision: row.r0,
      rank: row.k0,
    },
    after: {
      gate: row.g1,
      tier: row.t1,
      priority: row.p1,
      points: row.n1,
      window: row.w1,
      revision: row.r1,
      rank: row.k1,
    },
  }));
  return { moved, total: counted.rows[0]?.total ?? 0 };
}
