-- Rooms, one after the other: see many.lua. Of each: of nodes that are dead name and since when, with spaces between; whether
-- keys are to live on, 1 or 0; then of each of the node's members in the room its peer, generation, what needs no keeping, and
-- what its mailbox has to have if Redis lost nothing: number-stamp, or nothing; given up if the node has it no more and nobody
-- else knows.
-- Answers of each room when it has to be swept again, in milliseconds from now; then for each of them the last number in its
-- mailbox, -1 if nobody has it, -2 if another node has.

-- What the others of the room are to be told.
local news

-- Keys of the others are their nodes' affair.
local function keepLonger(key) redis.call('PEXPIRE', key, keep, 'GT') end

-- Its node is dead, or its wait is over.
local function lapse(peer)
  local key = sessionKey(peer)
  local s = redis.call('HMGET', key, 'g', 'n', 'st', 'id')
  if s[1] and s[3] == 'a' and s[4] ~= '' then
    redis.call('HSET', key, 'g', s[1] + 1, 'st', 'l')
    redis.call('ZADD', members, now + wait, peer)
    prolong(peer, keep)
    tell('lost', s[2], peer, s[1] + 1)
    news[#news + 1] = {peer, '{"type":"peer-suspended","peer":"' .. peer .. '"}'}
  else
    remove(peer)
    local reason = s[4] ~= '' and 'expired' or 'disconnected'
    news[#news + 1] = {peer, '{"type":"peer-left","peer":"' .. peer .. '","reason":"' .. reason .. '"}'}
  end
end

-- When the first of the members is due.
local function first() return tonumber(redis.call('ZRANGE', members, 0, 0, 'WITHSCORES')[2]) end

local function sweep(from, last)
  local keeps = ARGV[from + 1] == '1'
  local swept, answer = tonumber(redis.call('HGET', room, 't') or 0), {'ok', told, keep}
  news = {}
  for i = from + 2, last, 4 do
    local peer = ARGV[i]
    local s = redis.call('HMGET', sessionKey(peer), 'g', 'seq', 'st', 'cf')
    if s[1] == ARGV[i + 1] then
      local handed, by = string.match(ARGV[i + 3], '(%d+)-(%d+)')
      if ARGV[i + 3] == 'given up' then
        if s[3] == 'a' then lapse(peer) end
        answer[#answer + 1] = -1
      elseif handed and not has(peer, tonumber(handed), by) then
        remove(peer)
        news[#news + 1] = {peer, expired(peer)}
        answer[#answer + 1] = -1
      else
        local received = tonumber(ARGV[i + 2])
        if received > tonumber(s[4]) then confirm(peer, received) end
        if s[3] == 'a' then redis.call('ZADD', members, now + lease, peer) end
        if keeps then
          keepLonger(sessionKey(peer))
          keepLonger(mailboxKey(peer))
        end
        answer[#answer + 1] = tonumber(s[2])
      end
    else
      answer[#answer + 1] = ousted(peer) == 'moved' and -2 or -1
    end
  end

  if ARGV[from] ~= '' then
    local dead = {}
    for node, since in string.gmatch(ARGV[from], '(%S+) (%d+)') do dead[node] = tonumber(since) end
    local peers = redis.call('ZRANGE', members, 0, -1, 'WITHSCORES')
    for i = 1, #peers, 2 do
      local peer, due = peers[i], tonumber(peers[i + 1])
      local s = redis.call('HMGET', sessionKey(peer), 'n', 'st')
      local since = dead[s[1]]
      if since and s[2] == 'a' then
        -- Not who was renewed after that: then its node is not dead any more.
        if due - lease <= since then lapse(peer) end
      elseif since and due > now + wait then
        -- It was suspended before, and its node is not there to end it.
        redis.call('ZADD', members, now + wait, peer)
      end
    end
  end

  local due = first()
  if due and now - swept > lease / 2 then
    -- Nobody was here when somebody should have been, so nobody could renew: that is nobody's fault. Half a
    -- lease, as whoever is the first to be back must not find that another, who renewed some time before
    -- Redis went away, has lapsed meanwhile.
    for _, peer in ipairs(redis.call('ZRANGEBYSCORE', members, '-inf', now + lease / 2)) do
      redis.call('ZADD', members, now + lease / 2, peer)
    end
    due = first()
  elseif due and due <= now then
    for _, peer in ipairs(redis.call('ZRANGEBYSCORE', members, '-inf', now)) do lapse(peer) end
    due = first()
  end
  if #news > 0 then
    for _, it in ipairs(news) do announce(it[1], it[2], 'read') end
    due = first()
  end

  if due then
    answer[3] = math.max(1, due - now)
    redis.call('HSET', room, 't', now)
    if keeps then
      keepLonger(members)
      keepLonger(room)
    end
  end
  return answer
end

return each(sweep)
