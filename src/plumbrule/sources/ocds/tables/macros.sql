-- Words that the table files share.
create or replace macro ids(objects) as list_transform(objects, lambda one: one.id);
create or replace macro unclear(names) as
    coalesce(list_unique(names) <> len(names) or list_contains(names, ''), false);
create or replace macro path_of(prefix, array_path, place) as prefix || array_path || '/' || (place - 1);
create or replace macro party_key(ocid, id) as ocid || '/' || nullif(id, '');
create or replace macro code(text) as nullif(text, '');
-- The engine reads a number as one of double precision: exact up to fifteen digits.
create or replace macro odd_number(json) as
    coalesce(length(json) > 15 or left(json, 1) in ('{', '[', 't', 'f'), false);
create or replace macro inexact(money) as odd_number(money.amount);
create or replace macro inexact_items(items) as coalesce(
    list_bool_or(
        list_transform(items, lambda one: inexact(one.unit.value) or odd_number(one.quantity))
    ),
    false
);
create or replace macro measure(text) as try_cast(trim(text, '"= ') as double);
create or replace macro country_code(address) as case
    when length(trim(address.country)) = 2 then upper(trim(address.country))
    when length(trim(address."countryName")) = 2 then upper(trim(address."countryName"))
end;
-- The key of a person named inside a party: the id, else the name, which then holds inside this process only.
create or replace macro owner_id(person) as coalesce(code(person.id), 'name:' || code(person.name));
