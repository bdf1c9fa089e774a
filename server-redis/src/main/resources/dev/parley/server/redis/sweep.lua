-- ARGV: of each of the node's members in the room its peer, generation, what needs no keeping, and what its mailbox has to have if
-- Redis lost nothing: number-stamp, or nothing.
-- Answers for each of them the last number in its mailbox, -1 if nobody has it, -2 if another node has.
local r = redis.call('HMGET', room, 't', 'p')
local swept, prolonged = tonumber(r[1] or 0), tonumber(r[2] or 0)
local answer, news = {'ok', told}, {}

for i = 1, #ARGV, 4 do
  local peer = ARGV[i]
  local s = redis.call('HMGET', sessionKey(peer), 'g', 'seq', 'st', 'cf')
  if s[1] == ARGV[i + 1] then
    local last, by = string.match(ARGV[i + 3], '(%d+)-(%d+)')
    if last and not has(peer, tonumber(last), by) then
      remove(peer, true)
      news[#news + 1] = {peer, expired(peer)}
      answer[#answer + 1] = -1
    else
      local received = tonumber(ARGV[i + 2])
      if received > tonumber(s[4]) then confirm(peer, received) end
      if s[3] == 'a' then redis.call('ZADD', members, now + lease, peer) end
      answer[#answer + 1] = tonumber(s[2])
    end
  else
    answer[#answer + 1] = ousted(peer) == 'moved' and -2 or -1
  end
end

if now - swept > lease / 2 then
  -- Nobody was here when somebody should have been, so nobody could renew: that is nobody's fault. Half a
  -- lease, as whoever is the first to be back must not find that another, who renewed a third of one
  -- before Redis went away, has lapsed meanwhile.
  for _, peer in ipairs(redis.call('ZRANGEBYSCORE', members, '-inf', now + lease)) do
    redis.call('ZADD', members, now + lease, peer)
  end
else
  for _, peer in ipairs(redis.call('ZRANGEBYSCORE', members, '-inf', now)) do
    local key = sessionKey(peer)
    local s = redis.call('HMGET', key, 'g', 'n', 'st', 'id')
    if s[1] and s[3] == 'a' and s[4] ~= '' then
      redis.call('HSET', key, 'g', s[1] + 1, 'st', 's')
      redis.call('ZADD', members, now + wait, peer)
      tell('lost', s[2], peer, s[1] + 1)
      news[#news + 1] = {peer, '{"type":"peer-suspended","peer":"' .. peer .. '"}'}
    else
      remove(peer)
      local reason = s[4] ~= '' and 'expired' or 'disconnected'
      news[#news + 1] = {peer, '{"type":"peer-left","peer":"' .. peer .. '","reason":"' .. reason .. '"}'}
    end
  end
end
for _, it in ipairs(news) do announce(it[1], it[2], 'read') end

if redis.call('EXISTS', members) == 1 then
  redis.call('HSET', room, 't', now)
  -- Keys live for several leases: once in one is often enough.
  if now - prolonged > lease then
    redis.call('HSET', room, 'p', now)
    local peers = redis.call('ZRANGE', members, 0, -1, 'WITHSCORES')
    for i = 1, #peers, 2 do prolong(peers[i], math.max(keep, peers[i + 1] - now + 4 * lease)) end
  end
end
return answer
