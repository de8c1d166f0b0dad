//! The synthetic photos of the self-test, which checks that a device computes the same probabilities as the trainer.

use naevus_reading::photo::Photo;

/// The width and height of a synthetic photo, in pixels. It differs from the network input, so that the self-test
/// includes the resize.
const SIDE_PX: u32 = 240;

/// A synthetic photo of noisy skin with a dark, irregular spot, generated from `seed`. It uses integer arithmetic only,
/// so that every machine computes the same bytes.
pub fn synthetic_photo(seed: u32) -> Photo {
    let mut random = Xorshift(seed.wrapping_mul(0x9e37_79b9) | 1);
    let skin = [200 + random.below(40), 150 + random.below(40), 120 + random.below(40)];
    let spot = [60 + random.below(80), 30 + random.below(60), 20 + random.below(50)];
    let (centre_x, centre_y) = (90 + random.below(60), 90 + random.below(60));
    let (radius_x, radius_y) = (30 + random.below(50), 30 + random.below(50));
    let mut rgb = Vec::with_capacity(3 * (SIDE_PX * SIDE_PX) as usize);
    for y in 0..SIDE_PX as i32 {
        for x in 0..SIDE_PX as i32 {
            // 0 at the centre of the spot, 256 at its edge.
            let across = (x - centre_x) * (x - centre_x) * 256 / (radius_x * radius_x);
            let down = (y - centre_y) * (y - centre_y) * 256 / (radius_y * radius_y);
            let skin_share = (across + down - 192).clamp(0, 128);
            let grain = random.below(17) - 8;
            for channel in 0..3 {
                let value = (skin[channel] * skin_share + spot[channel] * (128 - skin_share)) / 128 + grain;
                rgb.push(value.clamp(0, 255) as u8);
            }
        }
    }
    Photo::from_rgb(SIDE_PX, SIDE_PX, rgb)
}

/// Marsaglia's xorshift (2003), 32 bits.
struct Xorshift(u32);

impl Xorshift {
    fn below(&mut self, limit: i32) -> i32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 8) as i32 % limit
    }
}
