create index desk_lookup_person on desk_lookup (person, at);
