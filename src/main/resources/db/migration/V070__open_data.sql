-- What nodes have learnt of the files they made: shown in the catalogue when the dataset has not changed since.
create table dataset_file (
  territory_id uuid not null,
  dataset      text not null,
  format       text not null,
  version      text not null,
  bytes        bigint not null,
  sha256       text not null,
  made_at      timestamptz not null default now(),
  primary key (territory_id, dataset, format)
);

-- How far each node's graph has followed the outbox.
create table graph_node (
  node_id  uuid primary key,
  epoch    bigint not null,
  txid     xid8 not null,
  triples  bigint not null,
  seen_at  timestamptz not null default now()
);

-- One row. epoch: raised to have every node build its graph anew; pruned: outbox rows of transactions up to this one are gone.
create table graph_state (
  only_row boolean primary key default true check (only_row),
  epoch    bigint not null default 1,
  pruned   xid8 not null default '0'
);
insert into graph_state default values;
