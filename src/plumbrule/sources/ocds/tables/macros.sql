-- Words that the table files share.
create or replace macro ids(objects) as list_transform(objects, lambda one: one.id);
create or replace macro path_of(prefix, array_path, place) as prefix || array_path || '/' || (place - 1);
create or replace macro party_key(ocid, id) as ocid || '/' || nullif(id, '');
create or replace macro code(text) as nullif(text, '');
create or replace macro country_code(address) as case
    when length(trim(address.country)) = 2 then upper(trim(address.country))
    when length(trim(address."countryName")) = 2 then upper(trim(address."countryName"))
end;
