-- What cases are found by, each spelled one way: a letter for its kind, a colon, the key. Newest first within a key.
create table case_key (
    found_by   varchar(110) not null,
    opened_at  timestamp with time zone not null,
    reference  varchar(40) not null,
    primary key (found_by, opened_at, reference)
);
create index case_key_reference on case_key (reference, found_by);

-- Every word that occurs in a customer's name, by itself and by each spelling with one letter less: words with one slip
-- share such a piece. No key: who writes a word at the same moment as somebody else must not wait, and a row twice does
-- no harm.
create table name_piece (
    piece  varchar(60) not null,
    word   varchar(60) not null
);
create index name_piece_piece on name_piece (piece, word);
create index name_piece_word on name_piece (word);
