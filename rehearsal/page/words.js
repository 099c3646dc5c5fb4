// Every word that the scripts say, and dates as people say them.

const HOURS = 7; // Asia/Ho_Chi_Minh has had no other offset since 1975
const DAYS = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

export const words = {
  assistant: "Trợ lý",
  unread: (count) => `${count} tin chưa đọc`,
  notJoined: "chưa tham gia",
  codeExpired: "chưa tham gia; mã đã hết hạn, Bí thư cấp mã mới",
  expiredHint: (name) => `Đồng chí ${name} chưa tham gia; mã đã hết hạn. Bí thư cấp mã mới trong “Đảng viên, mã tham gia”.`,
  join: "Tham gia",
  joinHint: (name) => `Đồng chí ${name} chưa tham gia. Bấm “Tham gia” để mở đường dẫn mời của đồng chí ấy.`,
  start: "Bắt đầu",
  startHint: (name) => `Đồng chí ${name} chưa trò chuyện với trợ lý.`,
  quietHint: "Chưa có tin nào từ lúc mở chương trình. Việc đã làm vẫn được giữ.",
  home: "Việc của tôi",
  blocked: (name) => `Đồng chí ${name} đã chặn trợ lý: tin của trợ lý không đến được.`,
  block: "Chặn trợ lý",
  unblock: "Bỏ chặn",
  phone: (name) => `Điện thoại của ${name}`,
  messages: (name) => `Tin nhắn trên điện thoại của ${name}`,
  compose: (name) => `Soạn tin của ${name}`,
  noCommands: "Chưa có lệnh nào",
  edited: "đã sửa",
  edit: "Sửa",
  photo: "Ảnh",
  voice: "Ghi âm",
  sticker: "Nhãn dán",
  document: "Tệp",
  forwarded: "Tin chuyển tiếp",
  download: "Tải về",
  size: (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB`),
  nothingDue: "Chưa có hạn nào sắp tới",
  walking: (now, to) => `Đang đi đến ${to}. Lúc này là ${now}.`,
  walked: (now, sent) => `Đã đến ${now}: ${sent ? `đã gửi ${sent} tin` : "không có gì để gửi"}.`,
  dayWrong: "Xin gõ một ngày sau hôm nay, ví dụ 05/04/2027.",
  walkFailed: "Đồng hồ dừng giữa chừng do lỗi của chương trình. Xin thử lại.",
  lost: "Mất kết nối với chương trình dùng thử. Đang nối lại…",
  silent: "Trợ lý chưa kết nối hoặc đang khởi động lại. Tin đã gửi vẫn được giữ.",
  failed: "Việc vừa rồi chưa thực hiện được. Xin thử lại.",
  empty: "Bấm tên một đồng chí trong danh sách để mở điện thoại của đồng chí ấy.",
  noMicrophone: "Không dùng được micrô. Xin chọn “Gửi tệp ghi âm”.",
  recording: (seconds) => `Đang ghi âm ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`,
  title: (count) => (count ? `(${count}) Chế độ dùng thử` : "Chế độ dùng thử"),
};

const two = (number) => String(number).padStart(2, "0");
// Official Vietnamese papers write 01 and 02, so that nobody makes 11 or 12 of them, and 3 to 9 bare.
const month = (day) => (day.getUTCMonth() < 2 ? two(day.getUTCMonth() + 1) : day.getUTCMonth() + 1);
const local = (time) => new Date(new Date(time).getTime() + HOURS * 3600e3);

export function dayOf(time) {
  return local(time).toISOString().slice(0, 10);
}

export function dayWords(time) {
  const day = local(time);
  return `${DAYS[day.getUTCDay()]} ngày ${two(day.getUTCDate())}/${month(day)}/${day.getUTCFullYear()}`;
}

export function hourWords(time) {
  const moment = local(time);
  return `${two(moment.getUTCHours())} giờ ${two(moment.getUTCMinutes())}`;
}

export function momentWords(time) {
  return `${hourWords(time)}, ${dayWords(time)}`;
}

export function clockWords(time) {
  const moment = local(time);
  return `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`;
}

export function writtenDay(day) {
  const [year, month, date] = day.split("-");
  return `${date}/${month}/${year}`;
}

// The day that was typed, as 2027-04-05; empty for anything that is no day, such as 31/02/2027.
export function typedDay(text) {
  const found = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(text);
  if (!found) return "";
  const day = new Date(Date.UTC(found[3], found[2] - 1, found[1]));
  const same = day.getUTCDate() === Number(found[1]) && day.getUTCMonth() === found[2] - 1;
  return same ? day.toISOString().slice(0, 10) : "";
}

export function morningOf(day) {
  return `${day}T08:00:00+0${HOURS}:00`;
}

export function dayAfter(time) {
  return dayOf(new Date(time).getTime() + 24 * 3600e3);
}
