-- ARGV: peer, its session's id or nothing.
local s = redis.call('HMGET', sessionKey(self), 'id', 'g', 'n', 'i', 'x')
if not s[1] or (ARGV[2] ~= '' and ARGV[2] ~= s[1]) then return {'none', told} end
return {'ok', told, s[2], s[3], s[4], s[5]}
