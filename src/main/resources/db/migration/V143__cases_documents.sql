-- Documents of a case, or of one work item of it; their bytes in parts, so that neither way holds a whole file in memory.
create table case_document (
    id           varchar(36) primary key,
    reference    varchar(40) not null,
    task_id      varchar(64),
    name         varchar(200) not null,
    media_type   varchar(100) not null,
    size_bytes   bigint not null,
    sha256       varchar(64) not null,
    added_by     varchar(255) not null,
    added_at     timestamp with time zone not null
);
create index case_document_reference on case_document (reference, added_at);
create table case_document_part (
    document_id  varchar(36) not null,
    part         integer not null,
    content      bytea not null,
    primary key (document_id, part)
);
