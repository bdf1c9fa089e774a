-- ARGV: peer, generation when it was found, node, what the client has, what to save, announcement, what was saved
-- when it was found: its home may have handed a new secret out since, without another generation.
local key = sessionKey(self)
local s = redis.call('HMGET', key, 'g', 'cf', 'seq', 'n', 'st', 'in', 'x')
local received = tonumber(ARGV[4])
if s[1] ~= generation or s[7] ~= ARGV[7] or received < tonumber(s[2]) or received > tonumber(s[3]) then
  return {'none', told}
end
local claimed = s[1] + 1
tell('moved', s[4], self, claimed)
-- Steps and suspensions are counted anew by every home.
redis.call('HSET', key, 'g', claimed, 'n', ARGV[3], 'st', 'a', 'w', 0, 'o', 0, 'f', '', 'x', ARGV[5])
redis.call('ZADD', members, now + lease, self)
confirm(self, received)
prolong(self, keep)
if s[5] ~= 'a' then announce(self, ARGV[6], 'frame') end
local c = redis.call('HMGET', key, 'seq', 'cs')
return {'ok', told, claimed, tonumber(s[6]), tonumber(c[1]), tonumber(c[2])}
