-- What was given up before anybody was asked to tell it is old news: nobody is to call with all of it at once.
update notice set handed_at = created_at
    where state = 'dead' and handed_at is null and kind in ('paid', 'announcement');
