/**
 * The schema, step by step; a step that has been released is never edited. Only types that SQLite and PostgreSQL share:
 * text, bigint. Times are milliseconds since 1970.
 */
export const migrations: readonly string[] = [
  `
  create table accounts (
    id text primary key,
    name text not null,
    created_at bigint not null
  );
  create table keys (
    hash text primary key,
    id text not null unique,
    account_id text not null references accounts (id),
    name text not null,
    hint text not null,
    created_at bigint not null,
    revoked_at bigint
  );
  create index keys_by_account on keys (account_id);

  create table balances (
    account_id text primary key references accounts (id),
    available bigint not null check (available >= 0),
    held bigint not null check (held >= 0),
    open_holds bigint not null check (open_holds >= 0)
  );
  create table ledger_entries (
    id text primary key,
    account_id text not null references accounts (id),
    task_id text,
    kind text not null check (kind in ('grant', 'hold', 'settle', 'release')),
    available_change bigint not null,
    held_change bigint not null,
    created_at bigint not null
  );
  create index ledger_by_account on ledger_entries (account_id, created_at);
  create unique index one_hold_per_task on ledger_entries (task_id) where kind = 'hold';
  create unique index one_resolution_per_hold on ledger_entries (task_id) where kind in ('settle', 'release');

  create table tasks (
    id text primary key,
    account_id text not null references accounts (id),
    kind text not null,
    dialect text not null,
    order_json text not null,
    wire_json text not null,
    clips_json text not null,
    callback_url text,
    price bigint not null,
    seed bigint not null,
    state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    progress bigint not null default 0,
    attempt bigint not null default 0,
    engine text,
    operation_json text,
    result_json text,
    failure_json text,
    warnings_json text not null default '[]',
    created_at bigint not null,
    started_at bigint,
    finished_at bigint,
    files_removed_at bigint
  );
  create index tasks_by_account on tasks (account_id, created_at);
  create index tasks_with_files on tasks (finished_at) where state = 'succeeded' and files_removed_at is null;
  create table clips (
    id text primary key,
    account_id text not null,
    task_id text not null references tasks (id)
  );
  create table idempotency (
    account_id text not null,
    dialect text not null,
    idempotency_key text not null,
    body_hash text not null,
    task_id text not null references tasks (id),
    created_at bigint not null,
    primary key (account_id, dialect, idempotency_key)
  );
  create index idempotency_by_age on idempotency (created_at);

  create table jobs (
    id text primary key,
    lane text not null,
    subject text not null,
    run_at bigint not null,
    leased_until bigint not null default 0,
    epoch bigint not null default 0,
    attempts bigint not null default 0
  );
  create index jobs_due on jobs (lane, run_at);
  create index jobs_by_subject on jobs (subject);

  create table deliveries (
    id text primary key,
    account_id text not null,
    task_id text not null references tasks (id),
    event text not null,
    url text not null,
    state text not null check (state in ('pending', 'delivered', 'failed')),
    attempts bigint not null default 0,
    last_status bigint,
    last_answer text,
    created_at bigint not null,
    finished_at bigint
  );
  create index deliveries_by_account on deliveries (account_id, created_at);
  create index deliveries_by_task on deliveries (task_id);
  `,
  `
  alter table tasks add column early_json text;
  create index tasks_with_early_files on tasks (finished_at)
    where state in ('failed', 'cancelled') and early_json is not null and files_removed_at is null;
  drop index deliveries_by_task;
  create unique index one_delivery_per_event on deliveries (task_id, event);
  `,
  `
  alter table tasks add column provider text;
  alter table tasks add column engine_reason text;
  alter table tasks add column starting bigint not null default 0;
  `,
  `
  alter table jobs add column rank bigint not null default 0;
  create index jobs_in_line on jobs (lane, rank);
  create table turns (
    account_id text primary key,
    virtual_time bigint not null
  );
  insert into turns (account_id, virtual_time) values ('', 0);
  create table rates (
    caller text primary key,
    empty_at bigint not null
  );
  create table chores (
    name text primary key,
    due_at bigint not null
  );
  create table secrets (
    name text primary key,
    secret text not null
  );
  `,
  `
  create table webhook_secrets (
    account_id text primary key references accounts (id),
    version bigint not null,
    rotated_at bigint not null
  );
  `,
  `
  alter table keys add column scope text not null default 'full';
  alter table keys add column last_used_at bigint;
  create table shares (
    id text primary key,
    account_id text not null references accounts (id),
    clip_id text not null,
    task_id text not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint
  );
  create index shares_by_account on shares (account_id, created_at);
  create index shares_by_task on shares (task_id);
  create table uploads (
    file_key text primary key,
    account_id text not null references accounts (id),
    bytes bigint not null,
    created_at bigint not null
  );
  create index uploads_by_account on uploads (account_id, created_at);
  create index uploads_by_age on uploads (created_at);
  `,
  `
  alter table uploads add column task_id text;
  `,
  `
  alter table accounts add column engines_json text;
  `,
];
