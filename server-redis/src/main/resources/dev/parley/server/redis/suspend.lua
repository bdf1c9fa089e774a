-- ARGV: peer, generation, op, 0, count of suspensions and resumptions, for how long, announcement.
local stop = begin()
if stop then return stop end
local s = redis.call('HMGET', sessionKey(self), 'w', 'st')
if tonumber(ARGV[5]) > tonumber(s[1]) then
  -- Its node ends it in time; others do if it does not.
  local left = ARGV[6] + lease
  redis.call('HSET', sessionKey(self), 'w', ARGV[5], 'st', 's')
  redis.call('ZADD', members, now + left, self)
  prolong(self, math.max(keep, left + lease))
  if s[2] == 'a' then announce(self, ARGV[7], 'frame') end
end
return finish('ok')
